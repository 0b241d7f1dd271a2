package dev.mesh4j.meshctl.process;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an agent was asked for when it was started, so that it can be started again from what its path holds then.
 *
 * @param path absolute; a project, a jar or a source file
 * @param port to serve on, 0 for any free one
 * @param debugPort to be debugged at, 0 for any free one, {@code null} when it is not to be debugged
 * @param watched whether the meshctl that started it replaces it when a source is saved
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Recipe(String path, int port, @Nullable Integer debugPort, boolean watched) {

    /** Whether it holds something that no second process can have at the same time. */
    public boolean isPinned() {
        return port != 0 || (debugPort != null && debugPort != 0);
    }

    /** The same without what only one process can have. */
    public Recipe unpinned() {
        return new Recipe(path, 0, null, watched);
    }
}
