package dev.mesh4j.protocol.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mesh4j.protocol.client.HttpPeer;
import dev.mesh4j.protocol.client.HttpPeer.Answer;
import dev.mesh4j.protocol.client.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RegistryWatchTest implements Watcher {

    private static final Duration PATIENT = Duration.ofSeconds(45);
    private static final AgentRegistration GREETER =
            new AgentRegistration("greeter-1", null, null, "java", "greeter", null, null, null, 1, null, null, null);

    private final HttpTransport http = new HttpTransport();
    private final List<RegisterAnswer.Accepted> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void opened() {
        opened.countDown();
    }

    @Override
    public void told(RegisterAnswer.Accepted bindings) {
        told.add(bindings);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void events_are_told_with_fingerprint_and_revision() {
        String events =
                ": hello\n\n" + "event: bindings\nid: e.1\ndata: {\"status\":\"success\",\"bindings\":\"f1\"}\n\n"
                        + ":\n\n" + "event: later\ndata: {}\n\n"
                        + "event: bindings\nid: e.2\ndata: {\"bindings\":\"f2\"}\n\n";
        try (HttpPeer registry = new HttpPeer(r -> Answer.of(200, "text/event-stream", events))) {
            WatchEnd end = client(registry.url()).watch("greeter-1", "f0", PATIENT, this);

            assertThat(end).isInstanceOf(WatchEnd.Broken.class);
            assertThat(told).extracting(RegisterAnswer.Accepted::bindings).containsExactly("f1", "f2");
            assertThat(told)
                    .extracting(RegisterAnswer.Accepted::revision)
                    .containsExactly(new Revision("e", 1), new Revision("e", 2));
            assertThat(registry.received().getFirst().path()).isEqualTo("/watch/greeter-1");
            assertThat(registry.received().getFirst().headers()).containsEntry("Mesh-Bindings", "f0");
        }
    }

    @Test
    void a_registry_that_drains_says_so() {
        String events = ":\n\nevent: drain\ndata: {}\n\n";
        try (HttpPeer registry = new HttpPeer(r -> Answer.of(200, "text/event-stream", events))) {
            assertThat(client(registry.url()).watch("greeter-1", "", PATIENT, this))
                    .isEqualTo(new WatchEnd.Drained());
            assertThat(opened.getCount()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, NotServed",
        "404, NotServed",
        "405, NotServed",
        "410, Unknown",
        "403, Refused",
        "429, Busy",
        "503, Busy",
        "500, Broken",
        "502, Broken",
        "301, NotServed"
    })
    void what_is_no_watch_is_told_by_its_status(int status, String end) {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(status, "{\"error\":\"no\"}"))) {
            WatchEnd told = client(registry.url()).watch("greeter-1", "", PATIENT, this);

            assertThat(told.getClass().getSimpleName()).isEqualTo(end);
            assertThat(opened.getCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "soon, 0", "-1, 0", "999999999, 0"})
    void a_registry_without_room_says_when_to_come_back(String header, long seconds) {
        try (HttpPeer registry = new HttpPeer(
                r -> new Answer(503, Map.of("Content-Type", "application/json", "Retry-After", header), "{}"))) {
            assertThat(client(registry.url()).watch("greeter-1", "", PATIENT, this))
                    .isInstanceOfSatisfying(
                            WatchEnd.Busy.class,
                            busy -> assertThat(busy.retryAfter()).hasSeconds(seconds));
        }
    }

    @Test
    void garbage_in_an_event_breaks_the_watch() {
        try (HttpPeer registry =
                new HttpPeer(r -> Answer.of(200, "text/event-stream", "event: bindings\ndata: <html>\n\n"))) {
            assertThat(client(registry.url()).watch("greeter-1", "", PATIENT, this))
                    .isInstanceOf(WatchEnd.Broken.class);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_registry_that_falls_silent_is_taken_for_gone() throws Exception {
        try (ServerSocket silent = silentRegistry()) {
            WatchEnd end = client(url(silent)).watch("greeter-1", "", Duration.ofMillis(100), this);

            assertThat(end).isInstanceOf(WatchEnd.Broken.class);
            assertThat(opened.getCount()).isZero();
        }
    }

    @Test
    void an_interrupt_ends_it_at_once() throws Exception {
        try (ServerSocket silent = silentRegistry()) {
            CompletableFuture<WatchEnd> end = new CompletableFuture<>();
            Thread watching = Thread.ofVirtual()
                    .start(() -> end.complete(client(url(silent)).watch("greeter-1", "", PATIENT, this)));
            assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
            watching.interrupt();

            assertThat(end.get(5, TimeUnit.SECONDS)).isInstanceOf(WatchEnd.Broken.class);
        }
    }

    @Test
    void the_key_goes_with_what_needs_ownership_and_with_nothing_else() {
        try (HttpPeer registry = new HttpPeer(r -> Answer.json(r.method().equals("DELETE") ? 204 : 200, ""))) {
            RegistryClient owner = client(registry.url()).withKey("s3cret");
            owner.register(GREETER);
            owner.watch("greeter-1", "", PATIENT, this);
            owner.unregister("greeter-1");
            owner.beat("greeter-1", "");

            assertThat(registry.received())
                    .extracting(HttpPeer.Received::method, r -> r.headers().get("Mesh-Agent-Key"))
                    .containsExactly(
                            tuple("POST", "s3cret"),
                            tuple("GET", "s3cret"),
                            tuple("DELETE", "s3cret"),
                            tuple("HEAD", null));
        }
    }

    @ParameterizedTest
    @CsvSource({"e.7, e, 7", "a.b.12, a.b, 12", "2f-1.0, 2f-1, 0"})
    void a_revision_is_an_epoch_and_a_number(String text, String epoch, long number) {
        assertThat(Revision.parse(text)).contains(new Revision(epoch, number));
        assertThat(new Revision(epoch, number)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"''", "7", ".7", "e.", "e.x", "e.-1", "e.9999999999999999999"})
    void what_is_no_revision_is_none(String text) {
        assertThat(Revision.parse(text)).isEmpty();
    }

    /** Opens a stream and says nothing more. */
    private static ServerSocket silentRegistry() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket client = server.accept()) {
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n:\n\n"
                                .getBytes(StandardCharsets.US_ASCII));
                while (client.getInputStream().read() >= 0) {
                    // until it hangs up
                }
            } catch (IOException e) {
                // it hung up
            }
        });
        return server;
    }

    private static String url(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private RegistryClient client(String url) {
        return new RegistryClient(http, URI.create(url), Duration.ofSeconds(20));
    }
}
