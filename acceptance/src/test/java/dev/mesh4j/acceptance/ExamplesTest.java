package dev.mesh4j.acceptance;

import static dev.mesh4j.acceptance.LocalMesh.arguments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.examples.quickstart.Clock;
import dev.mesh4j.examples.quickstart.Greeter;
import dev.mesh4j.examples.releasenotes.CodeChurn;
import dev.mesh4j.examples.releasenotes.GitHistory;
import dev.mesh4j.examples.releasenotes.ReleaseNotes;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.RunningAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The examples in a real mesh: a registry, and agents that call each other over HTTP. */
class ExamplesTest {

    @TempDir
    private Path temporary;

    private LocalMesh mesh;

    @BeforeEach
    void open() {
        mesh = new LocalMesh(temporary);
    }

    @AfterEach
    void close() {
        mesh.close();
    }

    @Test
    void the_greeter_tells_the_time_while_a_clock_is_there() throws Exception {
        RunningAgent greeter = mesh.start(Greeter.class);
        assertThat(greeting(greeter)).isEqualTo("Hello, Ada!");

        RunningAgent clock = mesh.start(Clock.class);
        await().untilAsserted(() -> assertThat(greeting(greeter)).startsWith("Hello, Ada! It is 20"));

        clock.close();
        assertThat(greeting(greeter)).isEqualTo("Hello, Ada!");
    }

    @Test
    void release_notes_are_refused_without_history_and_gain_risks_with_churn() throws Exception {
        ObjectNode repository = arguments().put("repository", repository().toString());
        RunningAgent notes = mesh.start(ReleaseNotes.class);
        CallToolResult refused = mesh.call(notes, "notes", repository);
        assertThat(refused.failed()).isTrue();
        assertThat(refused.text()).contains("git_history");

        mesh.start(GitHistory.class);
        await().untilAsserted(() -> assertThat(markdown(mesh.call(notes, "notes", repository)))
                .contains("## Features", "Add a file")
                .doesNotContain("## Riskiest files"));

        mesh.start(CodeChurn.class);
        await().untilAsserted(() ->
                assertThat(markdown(mesh.call(notes, "notes", repository))).contains("## Riskiest files", "`a/b.c`"));
    }

    @Test
    void what_is_wrong_with_a_repository_is_told_across_two_agents() throws Exception {
        RunningAgent notes = mesh.start(ReleaseNotes.class);
        mesh.start(GitHistory.class);
        String repository = repository().toString();

        await().untilAsserted(() -> assertThat(mesh.call(
                                notes,
                                "notes",
                                arguments().put("repository", repository).put("from", "v9"))
                        .text())
                .contains("from: v9 (expected: a tag, branch or commit of " + repository));
    }

    private String greeting(RunningAgent greeter) {
        CallToolResult result = mesh.call(greeter, "greet", arguments().put("name", "Ada"));
        assertThat(result.failed()).as(result.text()).isFalse();
        return result.structuredContent().path("text").stringValue();
    }

    private static String markdown(CallToolResult result) {
        assertThat(result.failed()).as(result.text()).isFalse();
        return result.structuredContent().path("markdown").stringValue();
    }

    private Path repository() throws Exception {
        Path directory = temporary.resolve("repository");
        try (Git git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call()) {
            Files.writeString(Files.createDirectory(directory.resolve("a")).resolve("b.c"), "1\n");
            git.add().addFilepattern("a").call();
            git.commit()
                    .setAuthor("Ada", "ada@example.org")
                    .setCommitter("Ada", "ada@example.org")
                    .setMessage("Add a file")
                    .setSign(false)
                    .call();
        }
        return directory;
    }
}
