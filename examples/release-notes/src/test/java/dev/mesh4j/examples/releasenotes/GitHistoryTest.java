package dev.mesh4j.examples.releasenotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {

    @TempDir
    private Path temporary;

    private RepositoryFixture repository;

    @BeforeEach
    void open() throws Exception {
        repository = RepositoryFixture.in(temporary.resolve("repository"));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void a_commit_is_told_with_its_author_date_message_and_change() throws Exception {
        String hash = repository.commit(
                RepositoryFixture.BOB, "fix(cli): close\nthe pipe\n\nIt leaked.\n\nSigned-off-by: B\n");

        assertThat(repository.history("", "HEAD").commits())
                .containsExactly(new Commit(
                        hash,
                        hash.substring(0, 7),
                        new Author("Bob", "bob@example.org"),
                        Instant.parse("2026-01-01T12:00:00Z"),
                        "fix(cli): close the pipe",
                        "It leaked.\n\nSigned-off-by: B",
                        false,
                        new Change(ChangeType.FIX, "cli", "close the pipe", false, "")));
    }

    @Test
    void a_range_starts_after_from_and_ends_with_to() throws Exception {
        repository.commit("One");
        repository.tag("v1");
        repository.commit("Two");
        repository.commit("Three");
        repository.tag("v2");
        repository.commit("Four");

        assertThat(repository.history("v1", "v2").commits())
                .extracting(Commit::subject)
                .containsExactly("Three", "Two");
        assertThat(repository.history("v1", "v2").range().title()).isEqualTo("v1..v2");
    }

    @Test
    void without_from_the_history_starts_at_the_first_commit() throws Exception {
        repository.commit("One");
        repository.commit("Two");

        History history = repository.history("", "HEAD");

        assertThat(history.commits()).extracting(Commit::subject).containsExactly("Two", "One");
        assertThat(history.range().title()).isEqualTo("HEAD");
    }

    @Test
    void an_empty_to_is_head() throws Exception {
        repository.commit("One");

        assertThat(repository.history("", " ").range().to()).isEqualTo("HEAD");
    }

    @Test
    void a_merge_is_marked_and_brings_the_commits_of_its_branch() throws Exception {
        String base = repository.commit("Base");
        repository.branch("side", base);
        String side = repository.write("side.txt", "side").commit("On the side");
        repository.checkout("main");
        repository.write("main.txt", "main").commit("On main");
        repository.merge(side);

        assertThat(repository.history(base, "main").commits())
                .extracting(Commit::subject, Commit::merge)
                .containsExactly(tuple("Merge a branch", true), tuple("On main", false), tuple("On the side", false));
    }

    @Test
    void from_may_be_on_another_branch() throws Exception {
        String base = repository.commit("Base");
        repository.branch("side", base);
        repository.commit("On the side");
        repository.checkout("main");
        repository.commit("On main");

        assertThat(repository.history("side", "main").commits())
                .extracting(Commit::subject)
                .containsExactly("On main");
    }

    @Test
    void bare_repositories_and_subdirectories_are_read_too() throws Exception {
        repository.write("a/b/c.txt", "c").commit("One");
        Path bare = temporary.resolve("bare.git");
        clone(bare, true, 0);

        assertThat(historyAt(bare).commits()).hasSize(1);
        assertThat(historyAt(repository.directory.resolve("a/b")).commits()).hasSize(1);
    }

    @Test
    void a_linked_work_tree_is_read_at_its_own_head() throws Exception {
        String one = repository.commit("One");
        repository.commit("Two");
        Path linked = Files.createDirectory(temporary.resolve("linked"));
        Path administration = repository.directory.resolve(".git/worktrees/linked");
        Files.createDirectories(administration);
        Files.writeString(administration.resolve("HEAD"), one + "\n");
        Files.writeString(administration.resolve("commondir"), "../..\n");
        Files.writeString(administration.resolve("gitdir"), linked.resolve(".git") + "\n");
        Files.writeString(linked.resolve(".git"), "gitdir: " + administration + "\n");

        assertThat(historyAt(linked).commits()).extracting(Commit::subject).containsExactly("One");
        assertThat(historyAt(linked).truncated()).isFalse();
    }

    @Test
    void the_edge_of_a_shallow_clone_is_reported() throws Exception {
        repository.commit("One");
        repository.commit("Two");
        repository.commit("Three");
        Path shallow = temporary.resolve("shallow");
        clone(shallow, false, 2);

        assertThat(historyAt(shallow).commits()).extracting(Commit::subject).containsExactly("Three", "Two");
        assertThat(historyAt(shallow).truncated()).isTrue();
        assertThat(repository.history("", "HEAD").truncated()).isFalse();
    }

    private static History historyAt(Path directory) {
        return new GitHistory().history(directory.toString(), Optional.empty(), Optional.empty());
    }

    private void clone(Path target, boolean bare, int depth) throws Exception {
        var command = Git.cloneRepository()
                .setURI(repository.directory.toUri().toString())
                .setDirectory(target.toFile())
                .setBare(bare);
        (depth == 0 ? command : command.setDepth(depth)).call().close();
    }
}
