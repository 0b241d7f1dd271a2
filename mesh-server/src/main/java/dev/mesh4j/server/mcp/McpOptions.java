package dev.mesh4j.server.mcp;

import dev.mesh4j.server.mcp.legacy.SessionOptions;
import dev.mesh4j.server.mcp.tasks.Tasks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an MCP endpoint serves.
 *
 * @param maxBodyBytes the largest request body
 * @param keepAlive how often a long exchange shows its client that it is still there; more than zero
 * @param states seals what a request knows until its client has answered
 * @param sessions those of the revisions before 2026-07-28
 * @param admission how many tools may be called at once
 * @param tasks where tools run as tasks; {@code null}: every caller waits for the result
 */
public record McpOptions(
        int maxBodyBytes,
        Duration keepAlive,
        RequestStates states,
        SessionOptions sessions,
        Admission admission,
        @Nullable Tasks tasks) {

    public static McpOptions defaults(int maxBodyBytes) {
        return new McpOptions(
                maxBodyBytes,
                Duration.ofSeconds(5),
                RequestStates.ofProcess(),
                SessionOptions.DEFAULTS,
                Admission.usual(),
                null);
    }

    public McpOptions withKeepAlive(Duration interval) {
        return new McpOptions(maxBodyBytes, interval, states, sessions, admission, tasks);
    }

    public McpOptions withStates(RequestStates sealing) {
        return new McpOptions(maxBodyBytes, keepAlive, sealing, sessions, admission, tasks);
    }

    public McpOptions withSessions(SessionOptions bounds) {
        return new McpOptions(maxBodyBytes, keepAlive, states, bounds, admission, tasks);
    }

    public McpOptions withTasks(Tasks running) {
        return new McpOptions(maxBodyBytes, keepAlive, states, sessions, admission, running);
    }

    public McpOptions withAdmission(Admission limit) {
        return new McpOptions(maxBodyBytes, keepAlive, states, sessions, limit, tasks);
    }
}
