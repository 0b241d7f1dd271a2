package dev.mesh4j.server.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.server.mcp.ItemService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Items of a tool that streams, line by line. */
@Timeout(60)
class StdioItemsTest {

    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{"
            + "\"name\":\"%s\",\"_meta\":{\"progressToken\":1,\"dev.mesh4j/stream\":true}}}\n";

    private final ItemService service = new ItemService();

    @Test
    void items_are_lines_before_the_answer() throws IOException {
        try (Pipes pipes = new Pipes()) {
            pipes.send(CALL.formatted("few"));

            assertThat(pipes.line()).contains("\"progress\":1").contains("\"message\":\"a\"");
            assertThat(pipes.line()).contains("\"progress\":2").contains("dev.mesh4j/json");
            assertThat(pipes.line()).contains("\"progress\":3").contains("\"message\":\"c\"");
            assertThat(pipes.line()).contains("\"result\"").contains("AS_PROGRESS");
        }
    }

    @Test
    void a_client_that_does_not_read_holds_up_the_tool_and_can_cancel_it() throws Exception {
        try (Pipes pipes = new Pipes()) {
            pipes.send(CALL.formatted("many"));
            assertThat(pipes.line()).contains("0x");
            await().pollInterval(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        int before = service.sent.get();
                        TimeUnit.MILLISECONDS.sleep(200);
                        return before == service.sent.get();
                    });
            assertThat(service.sent.get()).isLessThan(500);

            pipes.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}\n");
            pipes.readOn();

            assertThat(service.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A server and its two streams, of which the second holds a few lines. */
    private final class Pipes implements AutoCloseable {

        private final PipedOutputStream toServer = new PipedOutputStream();
        private final PipedInputStream fromServer = new PipedInputStream(64 * 1024);
        private final BufferedReader lines =
                new BufferedReader(new InputStreamReader(fromServer, StandardCharsets.UTF_8));
        private final StdioServer server;

        Pipes() throws IOException {
            server = new StdioServer(
                    service,
                    StdioOptions.defaults(64 * 1024, Duration.ZERO),
                    new ProcessStreams(new PipedInputStream(toServer), new PipedOutputStream(fromServer)));
            server.start();
        }

        void send(String line) throws IOException {
            toServer.write(line.getBytes(StandardCharsets.UTF_8));
            toServer.flush();
        }

        String line() throws IOException {
            return lines.readLine();
        }

        void readOn() {
            Thread.ofVirtual().start(() -> {
                try {
                    while (lines.readLine() != null) {
                        // what was on its way
                    }
                } catch (IOException e) {
                    // the end
                }
            });
        }

        @Override
        public void close() throws IOException {
            server.close();
            toServer.close();
        }
    }
}
