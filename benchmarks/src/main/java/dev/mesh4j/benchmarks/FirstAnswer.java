package dev.mesh4j.benchmarks;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.Implementation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Calls a tool until it answers. */
final class FirstAnswer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpTransport http = new HttpTransport();
    private final McpClient client = new McpClient(http, new Implementation("benchmarks", "1"));

    /** The milliseconds from {@code begun} (of {@link System#nanoTime()}) to the first answer that is no error. */
    long await(int port, String tool, String argument, long begun) {
        McpEndpoint endpoint = McpEndpoint.ofAgent("http://127.0.0.1:" + port);
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            try {
                var arguments = Json.mapper().createObjectNode().put(argument, "Ada");
                if (!client.callTool(endpoint, tool, arguments, PATIENCE).failed()) {
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                }
            } catch (CallException e) {
                // not there yet
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        throw new IllegalStateException(tool + " did not answer within " + PATIENCE);
    }

    @Override
    public void close() {
        http.close();
    }
}
