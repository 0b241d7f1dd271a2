package dev.mesh4j.examples.releasenotes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitErrorsTest {

    @TempDir
    private Path temporary;

    private RepositoryFixture repository;
    private String first;

    @BeforeEach
    void open() throws Exception {
        repository = RepositoryFixture.in(temporary.resolve("repository"));
        first = repository.commit("One");
        repository.tag("v1.0.0");
        repository.commit("Two");
        repository.tag("v1.1.0");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void a_directory_without_git_is_named() throws Exception {
        Path plain = Files.createDirectory(temporary.resolve("plain"));

        assertThatThrownBy(() -> GitRepository.open(plain.toString()))
                .hasMessage("repository: " + plain + " (expected: a directory of a git repository)");
    }

    @Test
    void a_path_that_does_not_exist_is_named_from_the_root() {
        assertThatThrownBy(() -> GitRepository.open("no/such"))
                .hasMessage(
                        "repository: " + Path.of("no/such").toAbsolutePath() + " (expected: a directory that exists)");
        assertThatThrownBy(() -> GitRepository.open("a\0b")).hasMessageEndingWith("(expected: a path)");
    }

    @Test
    void an_unknown_revision_is_named_beside_the_nearest_one() {
        assertThatThrownBy(() -> repository.history("1.0.0", "HEAD"))
                .hasMessage("from: 1.0.0 (expected: a tag, branch or commit of %s; did you mean v1.0.0?)"
                        .formatted(repository.directory));
        assertThatThrownBy(() -> repository.history("", "mian")).hasMessageContaining("did you mean main?");
        assertThatThrownBy(() -> repository.history("", "production"))
                .hasMessageStartingWith("to: production")
                .hasMessageContaining("such as v1.0.0, v1.1.0");
    }

    @Test
    void what_is_no_revision_at_all_is_named() {
        assertThatThrownBy(() -> repository.history("", "a..b")).hasMessageStartingWith("to: a..b (expected:");
        assertThatThrownBy(() -> repository.history("", "HEAD:missing")).hasMessageStartingWith("to: HEAD:missing");
        assertThatThrownBy(() -> repository.history("", "a".repeat(40))).hasMessageStartingWith("to: aaaa");
    }

    @Test
    void a_range_without_commits_says_why() {
        assertThatThrownBy(() -> repository.history("v1.0.0", first))
                .hasMessage("range: v1.0.0..%s holds no commits, both are %s (expected: two different commits)"
                        .formatted(first, first));
        assertThatThrownBy(() -> repository.history("v1.1.0", "v1.0.0"))
                .hasMessage("range: v1.1.0..v1.0.0 holds no commits, v1.0.0 came before v1.1.0"
                        + " (expected: v1.0.0..v1.1.0)");
    }

    @Test
    void a_repository_without_commits_says_so() throws Exception {
        try (RepositoryFixture empty = RepositoryFixture.in(temporary.resolve("empty"))) {
            assertThatThrownBy(() -> empty.history("", "HEAD"))
                    .hasMessageStartingWith("to: HEAD")
                    .hasMessageContaining("it has no commits yet");
        }
    }

    @Test
    void a_missing_commit_is_reported_with_the_remedy() throws Exception {
        Files.delete(repository.directory.resolve(".git/objects/" + first.substring(0, 2) + "/" + first.substring(2)));

        assertThatThrownBy(() -> repository.history("", "HEAD"))
                .hasMessageStartingWith("repository: %s lacks %s".formatted(repository.directory, first))
                .hasMessageContaining("--unshallow");
    }

    @Test
    void a_limit_below_one_is_named() {
        assertThatThrownBy(() -> new CodeChurn()
                        .churn(repository.directory.toString(), Optional.empty(), Optional.empty(), Optional.of(0)))
                .hasMessage("limit: 0 (expected: at least 1)");
    }
}
