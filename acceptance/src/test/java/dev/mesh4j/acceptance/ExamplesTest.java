package dev.mesh4j.acceptance;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.examples.quickstart.Clock;
import dev.mesh4j.examples.quickstart.Greeter;
import dev.mesh4j.examples.releasenotes.CodeChurn;
import dev.mesh4j.examples.releasenotes.GitHistory;
import dev.mesh4j.examples.releasenotes.ReleaseNotes;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.testkit.MeshTest;
import dev.mesh4j.testkit.TestMesh;
import dev.mesh4j.testkit.ToolReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in a real mesh: a registry, and agents that call each other over HTTP. */
@MeshTest
class ExamplesTest {

    private static final Map<String, String> ADA = Map.of("name", "Ada");

    @TempDir
    private Path temporary;

    @Test
    void the_greeter_tells_the_time_while_a_clock_is_there(TestMesh mesh) {
        mesh.agent(Greeter.class);
        assertThat(mesh.call("greeting", ADA)).hasValue(new Greeter.Greeting("Hello, Ada!"));

        RunningAgent clock = mesh.agent(Clock.class);
        assertThat(mesh).wires("greeting", "time_service").to("clock");
        assertThat(mesh.call("greeting", ADA)).containsText("Hello, Ada! It is 20");

        clock.close();
        assertThat(mesh.call("greeting", ADA)).hasValue(new Greeter.Greeting("Hello, Ada!"));
    }

    @Test
    void release_notes_are_refused_without_history_and_gain_risks_with_churn(TestMesh mesh) throws Exception {
        Map<String, String> repository = Map.of("repository", repository().toString());
        RunningAgent notes = mesh.agent(ReleaseNotes.class);
        assertThat(mesh.call(notes, "notes", repository)).failedWith("git_history");

        mesh.agent(GitHistory.class);
        assertThat(markdown(mesh.call(notes, "notes", repository)))
                .contains("## Features", "Add a file")
                .doesNotContain("## Riskiest files");

        mesh.agent(CodeChurn.class);
        assertThat(markdown(mesh.call(notes, "notes", repository))).contains("## Riskiest files", "`a/b.c`");
    }

    @Test
    void what_is_wrong_with_a_repository_is_told_across_two_agents(TestMesh mesh) throws Exception {
        mesh.agent(ReleaseNotes.class);
        mesh.agent(GitHistory.class);
        String repository = repository().toString();

        assertThat(mesh.call("release_notes", Map.of("repository", repository, "from", "v9")))
                .failedWith("from: v9 (expected: a tag, branch or commit of " + repository);
    }

    private static String markdown(ToolReply reply) {
        return reply.json().path("markdown").stringValue();
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
