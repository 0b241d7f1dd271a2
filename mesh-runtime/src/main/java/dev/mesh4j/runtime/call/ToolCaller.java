package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.invoke.LocalExchange;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls a dependency's target. A provider that cannot be reached has executed nothing, so the next one is tried; when none
 * is left, the registry is asked once for the newest providers. Thread-safe.
 */
public final class ToolCaller {

    /** How long a call without a reachable provider waits for the registry's word. */
    private static final Duration REFRESH_WAIT = Duration.ofSeconds(1);

    private final McpClient client;
    private final TopologyRefresh topology;

    public ToolCaller(McpClient client, TopologyRefresh topology) {
        this.client = client;
        this.topology = topology;
    }

    /**
     * @param target read again after a refresh
     * @param timeout for all attempts together
     * @throws DependencyUnavailableException when no provider could be reached
     * @throws CallException when a call was sent and brought no result
     */
    public CallToolResult call(DependencyName name, Supplier<Target> target, ObjectNode arguments, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Target before = target.get();
        Attempt attempt = attempt(before, arguments, deadline);
        if (attempt.result == null) {
            topology.refresh(remaining(deadline).compareTo(REFRESH_WAIT) < 0 ? remaining(deadline) : REFRESH_WAIT);
            Target after = target.get();
            attempt = after == before ? attempt : attempt(after, arguments, deadline);
        }
        if (attempt.result == null) {
            throw new DependencyUnavailableException(
                    name.capability(), "dependency " + name.wanted() + " is unavailable: " + attempt.why);
        }
        return attempt.result;
    }

    private Attempt attempt(Target target, ObjectNode arguments, long deadline) {
        return switch (target) {
            case Target.Unresolved(String reason) -> Attempt.failed(reason);
            case Target.Local(var tool) -> Attempt.done(tool.call(arguments.deepCopy(), new LocalExchange()));
            case Target.Remote(Providers providers) -> remote(providers, arguments, deadline);
        };
    }

    private Attempt remote(Providers providers, ObjectNode arguments, long deadline) {
        StringBuilder why = new StringBuilder();
        int first = providers.first();
        for (int i = first; i < first + providers.size(); i++) {
            Provider provider = providers.at(i);
            try {
                return Attempt.done(
                        client.callTool(provider.endpoint(), provider.tool(), arguments, remaining(deadline)));
            } catch (CallException.NotSent e) {
                providers.unreachable(i);
                why.append(why.isEmpty() ? "" : "; ")
                        .append(provider.agentId())
                        .append(": ")
                        .append(e.getMessage());
            }
        }
        return Attempt.failed(why.toString());
    }

    private static Duration remaining(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    /** A result, or why nothing was executed. */
    private record Attempt(@Nullable CallToolResult result, String why) {

        static Attempt done(CallToolResult result) {
            return new Attempt(result, "");
        }

        static Attempt failed(String why) {
            return new Attempt(null, why);
        }
    }
}
