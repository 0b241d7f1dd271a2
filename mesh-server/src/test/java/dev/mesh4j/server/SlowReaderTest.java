package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.server.mcp.ItemService;
import dev.mesh4j.server.mcp.McpOptions;
import dev.mesh4j.server.mcp.McpRoutes;
import dev.mesh4j.server.probe.Probes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that leave what they are sent unread for longer than a connection may be idle. */
@Timeout(60)
class SlowReaderTest {

    private static final Duration IDLE = Duration.ofMillis(200);
    /** More than all buffers between the two hold. */
    private static final int COUNT = 100_000;

    @Test
    void the_reader_of_a_stream_may_pause() throws Exception {
        assertThat(itemsAfterPause("\"progressToken\":1,\"dev.mesh4j/stream\":true"))
                .isEqualTo(COUNT);
    }

    @Test
    void others_may_not() {
        assertThatThrownBy(() -> {
                    int items = itemsAfterPause("\"progressToken\":1");
                    assertThat(items).isLessThan(COUNT);
                    throw new IOException("cut off after " + items);
                })
                .isInstanceOf(IOException.class);
    }

    private static int itemsAfterPause(String meta) throws Exception {
        McpRoutes routes = new McpRoutes(new ItemService(), McpOptions.defaults(64 * 1024));
        try (MeshServer server = new MeshServer(
                                new ServerOptions("127.0.0.1", 0, Duration.ZERO),
                                IDLE,
                                new Probes(new Implementation("slow", "1")),
                                routes::addTo)
                        .start();
                Socket socket = new Socket()) {
            // larger than a segment of the loopback, or the kernel sends only when its timer asks
            socket.setReceiveBufferSize(256 * 1024);
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"_meta\":{" + meta
                    + "},\"name\":\"many\",\"arguments\":{\"count\":" + COUNT + "}}}";
            socket.getOutputStream()
                    .write(("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Accept: application/json, text/event-stream\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            new CountDownLatch(1).await(10 * IDLE.toMillis(), TimeUnit.MILLISECONDS);
            return items(socket);
        }
    }

    private static int items(Socket socket) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        int items = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("\"result\"")) {
                return items;
            }
            items += line.contains("\"message\"") ? 1 : 0;
        }
        return items;
    }
}
