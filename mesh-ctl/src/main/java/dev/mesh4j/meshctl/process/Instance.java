package dev.mesh4j.meshctl.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A process that meshctl started.
 *
 * @param processStart when the operating system says that the process began; with {@code pid} it names one process for
 *     ever
 * @param command the program and its arguments
 * @param startedAt when meshctl recorded it
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
        Instant startedAt) {

    /** A clock correction moves what the system reports by less, and a pid is not given away again that soon. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    public Instance {
        command = List.copyOf(command);
    }

    /** The process, while it runs and is the one that was started. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(this::isThis).filter(Liveness::isAlive);
    }

    private boolean isThis(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(processStart, start).abs().compareTo(START_TOLERANCE) < 0)
                .isPresent();
    }
}
