package dev.mesh4j.protocol.client.dialect;

import dev.mesh4j.protocol.mcp.LogMessageParams;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.ProgressParams;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one call is made.
 *
 * @param timeout for each request of it, whatever progress it makes; a user who is asked may take longer
 * @param progress gets what the server says of its progress, in order; must not block for long
 * @param log gets the server's log messages of this call
 * @param logLevel the least severe messages that {@code log} wants
 * @param tasks whether the server may answer with a task, which is then followed to its end
 */
public record CallOptions(
        Duration timeout,
        @Nullable Consumer<ProgressParams> progress,
        @Nullable Consumer<LogMessageParams> log,
        @Nullable LoggingLevel logLevel,
        boolean tasks) {

    public static CallOptions within(Duration timeout) {
        return new CallOptions(timeout, null, null, null, false);
    }

    public CallOptions withProgress(Consumer<ProgressParams> progress) {
        return new CallOptions(timeout, progress, log, logLevel, tasks);
    }

    public CallOptions withLog(LoggingLevel least, Consumer<LogMessageParams> log) {
        return new CallOptions(timeout, progress, log, least, tasks);
    }

    public CallOptions withTasks() {
        return new CallOptions(timeout, progress, log, logLevel, true);
    }
}
