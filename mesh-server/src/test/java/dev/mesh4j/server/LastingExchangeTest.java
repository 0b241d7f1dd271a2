package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.server.connection.LastingExchange;
import dev.mesh4j.server.sse.SseStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LastingExchangeTest {

    private static final String GET = "GET /last HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final MeshServer server = new MeshServer(
                    new ServerOptions("127.0.0.1", 0, Duration.ofSeconds(30)),
                    routes -> routes.get("/last", context -> {
                        LastingExchange.begin(context.req(), context.res(), gone::countDown);
                        SseStream stream = new SseStream(context.res());
                        stream.open();
                        begun.countDown();
                        end.await();
                        stream.event("last", null, "{}".getBytes(StandardCharsets.US_ASCII));
                        stream.close();
                    }))
            .start();

    @AfterEach
    void stop() {
        end.countDown();
        server.close();
    }

    @Test
    void a_client_that_closes_is_seen_to_be_gone_at_once() throws Exception {
        try (Socket client = open()) {
            client.shutdownOutput();
            assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_client_that_is_reset_is_seen_to_be_gone_at_once() throws Exception {
        Socket client = open();
        client.setSoLinger(true, 0);
        client.close();

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void the_answer_of_a_client_that_stays_goes_on_and_ends_with_its_connection() throws Exception {
        try (Socket client = open()) {
            assertThat(gone.getCount()).isEqualTo(1);
            end.countDown();
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 200").contains("Connection: close", "event: last\ndata: {}\n\n");
        }
    }

    @Test
    void it_does_not_hold_up_a_server_that_stops() throws Exception {
        try (Socket client = open()) {
            long began = System.nanoTime();
            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(client.isClosed()).isFalse();
        }
    }

    private Socket open() throws IOException, InterruptedException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
        client.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        return client;
    }
}
