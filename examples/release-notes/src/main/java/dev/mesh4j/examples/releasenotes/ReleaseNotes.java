package dev.mesh4j.examples.releasenotes;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.Mesh;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes release notes from what two other agents know. */
@MeshAgent(name = "release-notes", description = "Writes the release notes of a git repository")
public final class ReleaseNotes {

    private static final int RISKIEST = 10;

    interface HistoryReader {
        History history(String repository, String from, String to);
    }

    interface ChurnCounter {
        Churn churn(String repository, String from, String to, int limit);
    }

    @MeshTool(
            capability = "release_notes",
            description = "Release notes of from..to in Markdown, with the counts they state",
            dependencies = {
                @Dependency(capability = "git_history", required = true),
                @Dependency(capability = "code_churn")
            })
    public Notes notes(
            @Param(GitRepository.DIRECTORY) String repository,
            @Param(Range.FROM) Optional<String> from,
            @Param(Range.TO) Optional<String> to,
            HistoryReader reader,
            Optional<ChurnCounter> counter) {
        History history = reader.history(repository, from.orElse(Range.BEGINNING), to.orElse(Range.HEAD));
        return NotesPage.of(
                history,
                counter.map(churns -> churn(churns, repository, history.range()))
                        .orElse(null));
    }

    /** By hash, so that both agents look at the same commits even while HEAD moves. */
    private static @Nullable Churn churn(ChurnCounter counter, String repository, Range range) {
        try {
            return counter.churn(repository, range.fromHash(), range.toHash(), RISKIEST);
        } catch (DependencyUnavailableException e) {
            return null; // It left a moment ago: the same as never having been there.
        }
    }

    public static void main(String[] args) {
        Mesh.run(ReleaseNotes.class, args);
    }
}
