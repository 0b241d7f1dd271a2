package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.invoke.LocalExchange;
import dev.mesh4j.runtime.invoke.LocalTool;
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
        return made(name, target, timeout, new Way<>() {
            @Override
            public CallToolResult local(LocalTool tool) {
                return tool.call(arguments.deepCopy(), new LocalExchange());
            }

            @Override
            public CallToolResult remote(Provider provider, Duration left) {
                return client.callTool(provider.endpoint(), provider.tool(), arguments, left);
            }
        });
    }

    /**
     * As {@link #call}, for a result that is read as it comes; whoever gets it closes it.
     *
     * @param timeout until the first item
     */
    public ToolItems stream(DependencyName name, Supplier<Target> target, ObjectNode arguments, Duration timeout) {
        return made(name, target, timeout, new Way<>() {
            @Override
            public ToolItems local(LocalTool tool) {
                return LocalStream.start(tool, arguments.deepCopy());
            }

            @Override
            public ToolItems remote(Provider provider, Duration left) {
                return client.streamTool(provider.endpoint(), ToolCall.of(provider.tool(), arguments, left));
            }
        });
    }

    private <T> T made(DependencyName name, Supplier<Target> target, Duration timeout, Way<T> way) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Target before = target.get();
        Attempt<T> attempt = attempt(before, way, deadline);
        if (attempt.result == null) {
            topology.refresh(remaining(deadline).compareTo(REFRESH_WAIT) < 0 ? remaining(deadline) : REFRESH_WAIT);
            Target after = target.get();
            attempt = after == before ? attempt : attempt(after, way, deadline);
        }
        if (attempt.result == null) {
            throw new DependencyUnavailableException(
                    name.capability(), "dependency " + name.wanted() + " is unavailable: " + attempt.why);
        }
        return attempt.result;
    }

    private static <T> Attempt<T> attempt(Target target, Way<T> way, long deadline) {
        return switch (target) {
            case Target.Unresolved(String reason) -> Attempt.failed(reason);
            case Target.Local(var tool) -> Attempt.done(way.local(tool));
            case Target.Remote(Providers providers) -> remote(providers, way, deadline);
        };
    }

    private static <T> Attempt<T> remote(Providers providers, Way<T> way, long deadline) {
        StringBuilder why = new StringBuilder();
        int first = providers.first();
        for (int i = first; i < first + providers.size(); i++) {
            Provider provider = providers.at(i);
            try {
                return Attempt.done(way.remote(provider, remaining(deadline)));
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

    /** How a target is called. */
    private interface Way<T> {
        T local(LocalTool tool);

        T remote(Provider provider, Duration left);
    }

    /** A result, or why nothing was executed. */
    private record Attempt<T>(@Nullable T result, String why) {

        static <T> Attempt<T> done(T result) {
            return new Attempt<>(result, "");
        }

        static <T> Attempt<T> failed(String why) {
            return new Attempt<>(null, why);
        }
    }
}
