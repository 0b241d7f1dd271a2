package dev.mesh4j.examples.releasenotes;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.util.Optional;

/** Reads the commits of a range. */
@MeshAgent(name = "git-history", description = "Reads and classifies the commits of a git repository")
public final class GitHistory {

    @MeshTool(capability = "git_history", description = "The commits of from..to, newest first, each classified")
    public History history(
            @Param(GitRepository.DIRECTORY) String repository,
            @Param(Range.FROM) Optional<String> from,
            @Param(Range.TO) Optional<String> to) {
        try (GitRepository git = GitRepository.open(repository)) {
            return git.history(git.range(from.orElse(Range.BEGINNING), to.orElse(Range.HEAD)));
        }
    }

    public static void main(String[] args) {
        Mesh.run(GitHistory.class, args);
    }
}
