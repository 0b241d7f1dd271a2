package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that last. */
@Timeout(60)
@ParameterizedClass(name = "by OkHttp: {0}")
@ValueSource(booleans = {false, true})
class HttpListenTest {

    private static final Duration HEAD = Duration.ofMillis(1500);
    private static final int BYTES = 3;

    private final HttpTransport http;
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final HttpCall call = HttpCall.get("http://127.0.0.1:" + server.getLocalPort() + "/", HEAD);
    private final AtomicInteger heard = new AtomicInteger();

    HttpListenTest(boolean proxied) throws IOException {
        this.http = new HttpTransport(HttpOptions.defaults(proxied));
    }

    /** What a client loads when it is used first must not count. */
    @BeforeEach
    void warmUp() {
        try (HttpPeer peer = new HttpPeer(r -> HttpPeer.Answer.json(200, "{}"))) {
            HttpCall get = HttpCall.get(peer.url(), Duration.ofSeconds(30));
            assertThat(http.<Integer>listen(get, Duration.ofSeconds(30), HttpReply::status))
                    .isEqualTo(200);
        }
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        server.close();
    }

    @Test
    void one_may_take_longer_than_its_head_but_not_fall_silent() {
        serve();

        assertThatThrownBy(() -> listen(HEAD)).isInstanceOf(CallException.TimedOut.class);
        assertThat(heard).hasValue(BYTES);
    }

    @Test
    void a_head_that_does_not_come_is_not_waited_for() {
        assertThatThrownBy(() -> listen(Duration.ofMinutes(5))).isInstanceOf(CallException.TimedOut.class);
        assertThat(heard).hasValue(0);
    }

    private void listen(Duration silence) {
        http.<Boolean>listen(call, silence, reply -> {
            while (reply.body().read() >= 0) {
                heard.incrementAndGet();
            }
            return true;
        });
    }

    /** Sends bytes at a distance that is shorter than the time for the head, together longer; then nothing. */
    private void serve() {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                OutputStream out = socket.getOutputStream();
                // who answers before it is asked is not taken for a server
                String asked = "";
                while (!asked.endsWith("\r\n\r\n")) {
                    asked += (char) socket.getInputStream().read();
                }
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < BYTES; i++) {
                    pause();
                    out.write('x');
                }
                while (socket.getInputStream().read() >= 0) {
                    // until the client hangs up
                }
            } catch (IOException e) {
                // it hung up
            }
        });
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(HEAD.toMillis() / 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
