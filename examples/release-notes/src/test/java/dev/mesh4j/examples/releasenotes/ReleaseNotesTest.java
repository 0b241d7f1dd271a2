package dev.mesh4j.examples.releasenotes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.runtime.DependencyUnavailableException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseNotesTest {

    private static final String PAGE = """
            # Release notes: v1.0..v1.1

            2026-01-02 to 2026-01-08: 7 commits by 2 people, with 1 breaking change, 2 features, 2 fixes, 1 other change, 1 merge.

            ## Breaking changes

            - **cli:** rename `list` to ls ($6)
              - scripts call ls\\_all

            ## Features

            - Let agents \\<drain\\> ($1)
            - **cli:** list by tag ($4)

            ## Fixes

            - **cli:** close the pipe ($2)
            - **registry:** Fix the sweep ($5)

            ## Other changes

            - Describe the sweep ($3)

            ## Contributors

            - Ada Lovelace (4 commits)
            - Bob (3 commits)

            ## Riskiest files

            | File | Risk | Why |
            | --- | ---: | --- |
            | `cli/Main.java` | 19.0 | 3 commits (1 fix), 2 authors, +9 −3 lines |
            | `Sweep.java` | 4.0 | 1 commit (1 fix), 1 author, +2 −0 lines |
            | `Agent.java` | 1.6 | 1 commit, 1 author, +1 −0 lines |

            Risk is (commits + fixes) × (1 + (authors − 1) / 4) × log2(2 + changed lines).
            """;

    @TempDir
    private Path temporary;

    private RepositoryFixture repository;

    @BeforeEach
    void open() throws Exception {
        repository = RepositoryFixture.in(temporary);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void the_page_says_what_changed_who_did_it_and_what_to_watch() throws Exception {
        String page = sevenCommits();

        Notes notes = notes(Optional.of("v1.0"), Optional.of("v1.1"), Optional.of(ReleaseNotesTest::churn));

        assertThat(notes.markdown()).isEqualTo(page);
        assertThat(notes.totals()).isEqualTo(new Totals(7, 1, 1, 2, 2, 1, 2));
        assertThat(notes.riskiest())
                .extracting(FileChurn::path)
                .containsExactly("cli/Main.java", "Sweep.java", "Agent.java");
    }

    @Test
    void without_churn_the_page_has_no_risk_section() throws Exception {
        String page = sevenCommits();

        Notes notes = notes(Optional.of("v1.0"), Optional.of("v1.1"), Optional.empty());

        assertThat(notes.markdown()).isEqualTo(page.substring(0, page.indexOf("\n## Riskiest files")));
        assertThat(notes.riskiest()).isEmpty();
    }

    @Test
    void churn_that_left_a_moment_ago_is_like_none() throws Exception {
        repository.commit("Add everything");

        Notes notes = notes(Optional.empty(), Optional.empty(), Optional.of((repository, from, to, limit) -> {
            throw new DependencyUnavailableException("code_churn", "nobody provides it");
        }));

        assertThat(notes.riskiest()).isEmpty();
        assertThat(notes.markdown()).contains("## Features").doesNotContain("Riskiest");
    }

    @Test
    void an_unnamed_end_is_head_and_says_which_commit_that_is() throws Exception {
        String hash = repository.commit("Add everything");

        assertThat(notes(Optional.empty(), Optional.empty(), Optional.empty()).markdown())
                .isEqualTo("""
                # Release notes: HEAD (`%s`)

                2026-01-01: 1 commit by 1 person, with 1 feature.

                ## Features

                - Add everything (`%s`)

                ## Contributors

                - Ada Lovelace (1 commit)
                """.formatted(hash.substring(0, 7), hash.substring(0, 7)));
    }

    /** Writes the history that {@link #PAGE} is about, and returns the page with its hashes. */
    private String sevenCommits() throws Exception {
        repository.write("cli/Main.java", "1\n").write("README.md", "1\n").commit("Start");
        repository.tag("v1.0");
        String drain = repository.write("Agent.java", "1\n").commit("Let agents <drain>");
        String pipe = repository.write("cli/Main.java", "1\n2\n3\n").commit("fix(cli): close the pipe");
        repository.branch("side", "v1.0");
        String docs = repository.write("README.md", "2\n").commit(RepositoryFixture.BOB, "Describe the sweep");
        repository.checkout("main");
        String list =
                repository.write("cli/Main.java", "4\n5\n6\n").commit(RepositoryFixture.BOB, "feat(cli): list by tag");
        String sweep =
                repository.write("Sweep.java", "1\n2\n").commit("registry: Fix the sweep\n\nCo-authored-by: Bob <b@x>");
        repository.merge(docs);
        String rename = repository
                .write("cli/Main.java", "4\n5\n6\n7\n8\n9\n10\n")
                .commit("feat(cli)!: rename `list` to ls\n\nBREAKING CHANGE: scripts call ls_all");
        repository.tag("v1.1");
        String page = PAGE;
        String[] hashes = {drain, pipe, docs, list, sweep, rename};
        for (int i = 0; i < hashes.length; i++) {
            page = page.replace("($" + (i + 1) + ")", "(`" + hashes[i].substring(0, 7) + "`)");
        }
        return page;
    }

    private Notes notes(Optional<String> from, Optional<String> to, Optional<ReleaseNotes.ChurnCounter> counter) {
        return new ReleaseNotes().notes(temporary.toString(), from, to, ReleaseNotesTest::history, counter);
    }

    private static History history(String repository, String from, String to) {
        return new GitHistory().history(repository, Optional.of(from), Optional.of(to));
    }

    private static Churn churn(String repository, String from, String to, int limit) {
        return new CodeChurn().churn(repository, Optional.of(from), Optional.of(to), Optional.of(limit));
    }
}
