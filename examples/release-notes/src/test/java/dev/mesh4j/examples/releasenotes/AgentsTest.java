package dev.mesh4j.examples.releasenotes;

import static dev.mesh4j.testkit.MeshAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.testkit.FakeTool;
import dev.mesh4j.testkit.MeshTest;
import dev.mesh4j.testkit.TestMesh;
import dev.mesh4j.testkit.ToolReply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agents in a mesh, with a repository of one commit. */
@MeshTest
class AgentsTest {

    @TempDir
    private Path temporary;

    private RepositoryFixture repository;
    private String commit;
    private TestMesh mesh;

    @BeforeEach
    void open(TestMesh ofTest) throws Exception {
        mesh = ofTest;
        repository = RepositoryFixture.in(temporary);
        commit = repository.write("a/b.c", "1\n").commit("Add a file");
        mesh.agent(ReleaseNotes.class);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void notes_are_refused_without_a_history() {
        assertThat(mesh).wires("release_notes", "git_history").toNobody();
        assertThat(notes()).failedWith("nobody provides 'release_notes'");
    }

    @Test
    void notes_gain_risks_while_somebody_counts_churn() {
        mesh.agent(GitHistory.class);
        assertThat(markdown()).contains("## Features", "Add a file").doesNotContain("## Riskiest files");

        mesh.agent(CodeChurn.class);

        assertThat(mesh).isFullyWired();
        assertThat(markdown()).contains("## Riskiest files", "`a/b.c`");
    }

    @Test
    void churn_is_asked_for_the_commits_that_the_history_was_of() {
        mesh.agent(GitHistory.class);
        FakeTool churn = mesh.provide(
                "code_churn",
                args -> new Churn(
                        new Range("", "", args.text("to"), args.text("to")), 0, 0, 0, List.of(), List.of(), false));

        assertThat(notes()).succeeded();

        assertThat(churn)
                .wasCalledWith(Map.of("repository", temporary.toString(), "from", "", "to", commit, "limit", 10));
    }

    private String markdown() {
        return notes().as(Notes.class).markdown();
    }

    private ToolReply notes() {
        return mesh.call("release_notes", Map.of("repository", temporary.toString()));
    }
}
