package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.client.HttpPeer.Answer;
import dev.mesh4j.protocol.client.HttpPeer.Received;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "by OkHttp: {0}")
@ValueSource(booleans = {false, true})
class HttpTransportTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final HttpTransport http;

    /** Whoever knows of a proxy leaves everything to OkHttp. */
    HttpTransportTest(boolean proxied) {
        this.http = new HttpTransport(HttpOptions.defaults(proxied));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void two_hundred_calls_in_turn_open_one_connection() {
        try (HttpPeer peer = new HttpPeer(r -> Answer.json(200, "{}"))) {
            for (int i = 0; i < 200; i++) {
                assertThat(post(peer.url(), TIMEOUT)).isEqualTo("{}");
            }

            assertThat(peer.received()).hasSize(200);
            assertThat(peer.received().stream().map(Received::connection).distinct())
                    .hasSize(1);
            assertThat(http.connections()).isEqualTo(1);
        }
    }

    @Test
    void calls_at_a_time_share_connections_and_are_all_answered() throws Exception {
        try (HttpPeer peer = new HttpPeer(r -> Answer.json(200, r.body()));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 400)
                    .mapToObj(i -> threads.submit(() -> post(peer.url(), "{\"n\":" + i + "}", TIMEOUT)))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("{\"n\":" + i + "}");
            }
            assertThat(peer.received()).hasSize(400);
        }
    }

    @Test
    void a_refused_connection_means_not_sent() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port;

        assertThatThrownBy(() -> post(url, TIMEOUT))
                .isInstanceOf(CallException.NotSent.class)
                .hasMessageStartingWith(url + " cannot be reached: ");
    }

    @Test
    void an_unknown_host_means_not_sent() {
        assertThatThrownBy(() -> post("http://no-such-host.invalid:1", TIMEOUT))
                .isInstanceOf(CallException.NotSent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "ftp://a/b", "stdio://agent", "http://", "http://a:99999", "http://a b/"})
    void a_url_that_cannot_be_called_means_not_sent(String url) {
        assertThatThrownBy(() -> post(url, TIMEOUT)).isInstanceOf(CallException.NotSent.class);
    }

    @Test
    void an_interrupt_while_connecting_means_not_sent_and_stays_visible() throws Exception {
        try (HttpPeer peer = new HttpPeer(r -> Answer.json(200, "{}"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> interrupted = threads.submit(() -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> post(peer.url(), TIMEOUT)).isInstanceOf(CallException.NotSent.class);
                return Thread.interrupted();
            });

            assertThat(interrupted.get()).isTrue();
            assertThat(peer.received()).isEmpty();
        }
    }

    @Test
    void an_answer_that_does_not_come_is_timed_out() {
        CountDownLatch done = new CountDownLatch(1);
        try (HttpPeer peer = new HttpPeer(r -> {
            done.await();
            return Answer.json(200, "");
        })) {
            assertThatThrownBy(() -> post(peer.url(), Duration.ofMillis(300)))
                    .isInstanceOf(CallException.TimedOut.class)
                    .hasMessage(peer.url() + " did not answer within 300 ms");
            assertThat(peer.received()).hasSize(1);
            done.countDown();
        }
    }

    @Test
    void an_answer_that_stops_halfway_is_timed_out() throws IOException {
        try (RawPeer peer = new RawPeer((socket, n) -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".getBytes());
            socket.getOutputStream().flush();
            socket.getInputStream().read();
        })) {
            assertThatThrownBy(() -> post(peer.url(), Duration.ofMillis(300)))
                    .isInstanceOf(CallException.TimedOut.class);
        }
    }

    @Test
    void a_peer_that_hangs_up_after_reading_got_the_request_once() throws IOException {
        try (RawPeer peer = new RawPeer((socket, n) -> {})) {
            assertThatThrownBy(() -> post(peer.url(), TIMEOUT)).isInstanceOf(CallException.Lost.class);

            assertThat(peer.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_peer_that_hangs_up_on_a_used_connection_got_the_request_once() throws IOException {
        try (RawPeer peer = new RawPeer((socket, n) -> {
            if (n == 1) {
                socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
                readRequest(socket.getInputStream());
            }
        })) {
            assertThat(post(peer.url(), TIMEOUT)).isEqualTo("ok");
            assertThatThrownBy(() -> post(peer.url(), TIMEOUT)).isInstanceOf(CallException.Lost.class);

            assertThat(peer.requests()).isEqualTo(1);
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_connection_that_the_peer_closed_while_idle_is_not_used_again() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawPeer peer = new RawPeer((socket, n) -> {
            socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
            socket.close();
            closed.countDown();
        })) {
            assertThat(post(peer.url(), TIMEOUT)).isEqualTo("ok");
            closed.await();
            assertThat(post(peer.url(), TIMEOUT)).isEqualTo("ok");

            assertThat(peer.requests()).isEqualTo(2);
        }
    }

    @Test
    void an_answer_that_breaks_off_is_lost() throws IOException {
        try (RawPeer peer = new RawPeer((socket, n) -> socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII)))) {
            assertThatThrownBy(() -> post(peer.url(), TIMEOUT)).isInstanceOf(CallException.Lost.class);
            assertThat(peer.requests()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_that_comes_in_chunks_keeps_the_connection() throws IOException {
        String chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n";
        try (RawPeer peer = new RawPeer((socket, n) -> {
            do {
                socket.getOutputStream().write(chunks.getBytes(StandardCharsets.US_ASCII));
            } while (readRequest(socket.getInputStream()));
        })) {
            assertThat(post(peer.url(), TIMEOUT)).isEqualTo("ok");
            assertThat(post(peer.url(), TIMEOUT)).isEqualTo("ok");

            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @Test
    void what_a_reader_leaves_of_an_answer_does_not_reach_the_next_one() {
        try (HttpPeer peer = new HttpPeer(r -> Answer.json(200, r.body()))) {
            HttpCall call =
                    new HttpCall("POST", peer.url(), Map.of(), "left".getBytes(StandardCharsets.UTF_8), TIMEOUT);
            http.<Integer>exchange(call, HttpReply::status);

            assertThat(post(peer.url(), "next", TIMEOUT)).isEqualTo("next");
            assertThat(http.connections()).isEqualTo(1);
        }
    }

    @Test
    void an_interim_answer_is_passed_over() throws IOException {
        try (RawPeer peer = new RawPeer((socket, n) -> socket.getOutputStream()
                .write(("HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n" + OK).getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(post(peer.url(), TIMEOUT)).isEqualTo("ok");
        }
    }

    @Test
    void a_header_that_would_end_itself_is_not_sent() {
        try (HttpPeer peer = new HttpPeer(r -> Answer.json(200, "{}"))) {
            HttpCall call = new HttpCall("POST", peer.url(), Map.of("A", "b\r\nC: d"), new byte[2], TIMEOUT);

            assertThatThrownBy(() -> http.<Integer>exchange(call, HttpReply::status))
                    .isInstanceOf(CallException.NotSent.class);
            assertThat(peer.received()).isEmpty();
        }
    }

    @Test
    void an_interrupt_while_waiting_for_the_answer_ends_the_wait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawPeer peer = new RawPeer((socket, n) -> {
                    asked.countDown();
                    socket.getInputStream().read();
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> call = threads.submit(() -> post(peer.url(), TIMEOUT));
            asked.await();
            threads.shutdownNow();

            assertThatThrownBy(call::get).hasCauseInstanceOf(CallException.Lost.class);
        }
    }

    @Test
    void cancelling_ends_what_is_under_way_and_nothing_else() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawPeer peer = new RawPeer((socket, n) -> {
                    asked.countDown();
                    socket.getInputStream().read();
                });
                HttpPeer other = new HttpPeer(r -> Answer.json(200, "{}"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> call = threads.submit(() -> post(peer.url(), TIMEOUT));
            asked.await();
            http.cancel();

            assertThatThrownBy(call::get).hasCauseInstanceOf(CallException.Lost.class);
            assertThat(post(other.url(), TIMEOUT)).isEqualTo("{}");
        }
    }

    @Test
    void a_deadline_shorter_than_those_before_it_holds() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (HttpPeer peer = new HttpPeer(r -> {
                    asked.countDown();
                    done.await();
                    return Answer.json(200, "{}");
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = threads.submit(() -> post(peer.url(), TIMEOUT));
            asked.await();
            assertThatThrownBy(() -> post(peer.url(), Duration.ofMillis(50)))
                    .isInstanceOf(CallException.TimedOut.class);

            done.countDown();
            assertThat(slow.get()).isEqualTo("{}");
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        try (HttpPeer peer = new HttpPeer(r -> new Answer(307, Map.of("Location", "/elsewhere"), ""))) {
            HttpCall call = new HttpCall("POST", peer.url(), Map.of(), new byte[2], TIMEOUT);

            assertThat(http.<Integer>exchange(call, HttpReply::status)).isEqualTo(307);
            assertThat(peer.received()).hasSize(1);
        }
    }

    private String post(String url, Duration timeout) {
        return post(url, "{}", timeout);
    }

    private String post(String url, String body, Duration timeout) {
        HttpCall call = new HttpCall("POST", url, Map.of(), body.getBytes(StandardCharsets.UTF_8), timeout);
        return http.exchange(call, reply -> new String(reply.bytes(1000), StandardCharsets.UTF_8));
    }

    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return false;
            }
            head.append((char) c);
        }
        in.readNBytes(2);
        return true;
    }

    /** A peer below HTTP: it reads one request with a body of two bytes, does as it is told, and hangs up. */
    private static final class RawPeer implements AutoCloseable {

        interface Behaviour {
            void go(Socket socket, int connection) throws IOException;
        }

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger connections = new AtomicInteger();

        RawPeer(Behaviour behaviour) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!server.isClosed()) {
                    try (Socket socket = server.accept()) {
                        int n = connections.incrementAndGet();
                        if (readRequest(socket.getInputStream())) {
                            requests.incrementAndGet();
                            behaviour.go(socket, n);
                        }
                    } catch (IOException e) {
                        // the client or the test hung up
                    }
                }
            });
        }

        String url() {
            return "http://127.0.0.1:" + server.getLocalPort();
        }

        int requests() {
            return requests.get();
        }

        int connections() {
            return connections.get();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
