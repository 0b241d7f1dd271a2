package dev.mesh4j.examples.releasenotes;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.util.Optional;

/** Counts what a range changed, by file and by module. */
@MeshAgent(
        name = "code-churn",
        description = "Finds the files of a git repository that change most and carry most risk")
public final class CodeChurn {

    private static final int FILES = 50;

    @MeshTool(capability = "code_churn", description = "What the commits of from..to changed, the riskiest first")
    public Churn churn(
            @Param(GitRepository.DIRECTORY) String repository,
            @Param(Range.FROM) Optional<String> from,
            @Param(Range.TO) Optional<String> to,
            @Param("How many files to list at most; 50 unless told") Optional<Integer> limit) {
        int files = limit.orElse(FILES);
        if (files < 1) {
            throw new ReleaseNotesException("limit: %d (expected: at least 1)".formatted(files));
        }
        try (GitRepository git = GitRepository.open(repository)) {
            return git.churn(git.range(from.orElse(Range.BEGINNING), to.orElse(Range.HEAD)), files);
        }
    }

    public static void main(String[] args) {
        Mesh.run(CodeChurn.class, args);
    }
}
