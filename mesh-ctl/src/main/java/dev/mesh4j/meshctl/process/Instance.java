package dev.mesh4j.meshctl.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A process that meshctl started.
 *
 * @param processStart when the operating system says that the process began; with {@code pid} it names one process for
 *     ever
 * @param command the program and its arguments
 * @param startedAt when meshctl recorded it
 * @param workingDirectory absent in records of earlier versions, like all that follows
 * @param environment all of it, secrets included
 * @param recipe of an agent; {@code null} when the command is all there is to it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Instance(
        String name,
        Kind kind,
        long pid,
        Instant processStart,
        List<String> command,
        String logFile,
        String registryUrl,
        Instant startedAt,
        @Nullable String workingDirectory,
        @Nullable Map<String, String> environment,
        @Nullable Recipe recipe) {

    /** A clock correction moves what the system reports by less, and a pid is not given away again that soon. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    public Instance {
        command = List.copyOf(command);
        environment = environment == null ? null : Map.copyOf(environment);
    }

    /** Without the environment, which has secrets. */
    @Override
    public String toString() {
        return name + " (" + kind + ", pid " + pid + " since " + processStart + ")";
    }

    /** Whether the meshctl that started it replaces it when a source is saved. */
    public boolean isWatched() {
        return recipe != null && recipe.watched();
    }

    /** The process, while it runs and is the one that was started. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(this::isThis).filter(Liveness::isAlive);
    }

    boolean isOlderThan(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> start.isAfter(processStart.minus(START_TOLERANCE)))
                .isPresent();
    }

    private boolean isThis(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(processStart, start).abs().compareTo(START_TOLERANCE) < 0)
                .isPresent();
    }
}
