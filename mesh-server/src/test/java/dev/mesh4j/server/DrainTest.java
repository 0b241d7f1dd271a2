package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a server stops while it is being used. */
@Timeout(30)
class DrainTest {

    private static final Duration LONG = Duration.ofSeconds(25);
    private static final String[] QUICK = {"GET /quick HTTP/1.1", "Host: localhost"};
    private static final String[] SLOW = {"GET /slow HTTP/1.1", "Host: localhost"};

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void a_request_in_flight_is_answered_before_the_server_stops() throws Exception {
        MeshServer server = start(LONG);
        try (RawHttp http = new RawHttp(server.port())) {
            http.send("", SLOW);
            entered.await();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            assertThatThrownBy(() -> closed.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            release.countDown();

            assertThat(http.receive().body()).isEqualTo("slow");
            closed.get();
        }
    }

    @Test
    void while_it_drains_a_kept_connection_gets_503_and_is_closed() throws Exception {
        MeshServer server = start(LONG);
        try (RawHttp slow = new RawHttp(server.port());
                RawHttp kept = new RawHttp(server.port())) {
            assertThat(kept.exchange("", QUICK).status()).isEqualTo(200);
            slow.send("", SLOW);
            entered.await();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            RawHttp.Answer answer = kept.exchange("", QUICK);
            while (answer.status() == 200) {
                answer = kept.exchange("", QUICK);
            }

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.header("Mesh-Not-Executed")).isEqualTo("draining");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.body()).isEqualTo("{\"error\":\"stopping (expected: another instance, or a retry)\"}");
            assertThat(kept.isClosedByServer()).isTrue();
            release.countDown();
            assertThat(slow.receive().status()).isEqualTo(200);
            closed.get();
        }
    }

    @Test
    void what_takes_longer_than_the_drain_time_is_cut_off() throws Exception {
        MeshServer server = start(Duration.ofMillis(50));
        try (RawHttp http = new RawHttp(server.port())) {
            http.send("", SLOW);
            entered.await();
            server.close();

            assertThatThrownBy(http::receive).isInstanceOf(IOException.class);
        } finally {
            release.countDown();
        }
    }

    @Test
    @Timeout(15)
    void idle_connections_do_not_hold_it_up() throws Exception {
        MeshServer server = start(LONG);
        try (RawHttp fresh = new RawHttp(server.port());
                RawHttp kept = new RawHttp(server.port())) {
            assertThat(kept.exchange("", QUICK).status()).isEqualTo(200);
            server.close();

            assertThat(kept.isClosedByServer()).isTrue();
            assertThat(fresh.isClosedByServer()).isTrue();
        }
    }

    @Test
    @Timeout(15)
    void requests_that_failed_are_not_waited_for() throws Exception {
        MeshServer server = start(LONG);
        try (RawHttp http = new RawHttp(server.port())) {
            assertThat(http.exchange("", "GET /nowhere HTTP/1.1", "Host: localhost")
                            .status())
                    .isEqualTo(404);
            assertThat(http.exchange("", "GET /broken HTTP/1.1", "Host: localhost")
                            .status())
                    .isEqualTo(500);
            assertThat(http.exchange("", "GET /quick HTTP/1.1", "Host: evil.example.com")
                            .status())
                    .isEqualTo(403);
        }
        server.close();

        assertThatThrownBy(() -> new RawHttp(server.port())).isInstanceOf(Exception.class);
    }

    @Test
    @Timeout(15)
    void a_client_that_left_is_not_waited_for() throws Exception {
        MeshServer server = start(LONG);
        try (RawHttp http = new RawHttp(server.port())) {
            http.send("", SLOW);
            entered.await();
        }
        release.countDown();
        server.close();

        assertThat(entered.getCount()).isZero();
    }

    @Test
    void an_interrupted_close_stops_at_once_and_keeps_the_flag() throws Exception {
        MeshServer server = start(LONG);
        try (RawHttp http = new RawHttp(server.port())) {
            http.send("", SLOW);
            entered.await();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread closer = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                server.close();
                flag.complete(Thread.currentThread().isInterrupted());
            });

            assertThat(closer.join(Duration.ofSeconds(15))).isTrue();
            assertThat(flag.get()).isTrue();
        } finally {
            release.countDown();
        }
    }

    private MeshServer start(Duration drainTimeout) {
        return new MeshServer(
                        new ServerOptions("127.0.0.1", 0, drainTimeout),
                        routes -> routes.get("/quick", context -> context.result("quick"))
                                .get("/slow", this::slow)
                                .get("/broken", context -> {
                                    throw new IllegalStateException("broken");
                                }))
                .start();
    }

    private void slow(Context context) throws InterruptedException {
        entered.countDown();
        release.await();
        context.result("slow");
    }
}
