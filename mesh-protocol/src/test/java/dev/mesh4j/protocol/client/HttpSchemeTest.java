package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HttpSchemeTest {

    /** The first byte of a TLS client's greeting. */
    private static final int TLS_HANDSHAKE = 0x16;

    @Test
    void http_is_spoken_in_clear_text() throws Exception {
        assertThat(firstByte("http")).isEqualTo((int) 'G');
    }

    @Test
    void https_is_spoken_in_tls() throws Exception {
        assertThat(firstByte("https")).isEqualTo(TLS_HANDSHAKE);
    }

    /** What a client sends first to a server that then hangs up. */
    private static int firstByte(String scheme) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpTransport http = new HttpTransport()) {
            CompletableFuture<Integer> first = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    first.complete(socket.getInputStream().read());
                } catch (IOException e) {
                    first.completeExceptionally(e);
                }
            });
            HttpCall call = HttpCall.get(scheme + "://127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(5));
            assertThatThrownBy(() -> http.exchange(call, HttpReply::status)).isInstanceOf(CallException.class);
            return first.get();
        }
    }
}
