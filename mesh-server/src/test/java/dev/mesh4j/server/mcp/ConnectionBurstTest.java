package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, because it keeps the machine busy. */
@Isolated
class ConnectionBurstTest {

    /** With Java's own backlog of fifty, the kernel resets up to half of these. */
    @Test
    void many_clients_that_connect_at_once_are_all_served() throws Exception {
        try (McpEndpoint endpoint = new McpEndpoint();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply> call = () -> endpoint.send(ModernCall.tool("greet"));

            for (Future<Reply> reply : callers.invokeAll(Collections.nCopies(600, call))) {
                assertThat(reply.get().status()).isEqualTo(200);
            }
        }
    }
}
