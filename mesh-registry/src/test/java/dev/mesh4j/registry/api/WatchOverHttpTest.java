package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.registry.fixture.AgentBuilder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class WatchOverHttpTest extends RegistryFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AgentBuilder PROVIDER = agent("p").tool("now", "time");
    private static final AgentBuilder OTHER = agent("q").tool("now", "time");
    private static final AgentBuilder CONSUMER = agent("c").tool("use", "client", t -> t.needs("time"));

    @Override
    RegistryConfig config() {
        RegistryConfig usual = super.config();
        return new RegistryConfig(
                usual.bindHost(),
                usual.httpPort(),
                Path.of(usual.database()),
                usual.leaseTimeout(),
                usual.purgeAfter(),
                Duration.ofSeconds(30),
                3);
    }

    @Test
    void a_change_is_told_as_the_answer_to_a_registration_with_fingerprint_and_revision() throws Exception {
        register(PROVIDER);
        HttpResponse<String> registered = post(CONSUMER.json().toString());
        try (OpenWatch watch = watch("c", "Mesh-Bindings: " + header(registered, "Mesh-Bindings"))) {
            register(OTHER);
            Map<String, String> event = watch.next();
            JsonNode told = Json.mapper().readTree(event.get("data"));
            HttpResponse<String> again = post(CONSUMER.json().toString());

            assertThat(event.get("event")).isEqualTo("bindings");
            assertThat(event.get("id")).isEqualTo(header(again, "Mesh-Revision"));
            assertThat(told.path("bindings").asString()).isEqualTo(header(again, "Mesh-Bindings"));
            assertThat(told.path("dependencies_resolved"))
                    .isEqualTo(accepted(again).path("dependencies_resolved"));
            assertThat(told.at("/dependencies_resolved/use/0/candidates").size())
                    .isEqualTo(2);
        }
    }

    @Test
    void what_was_missed_is_told_first() throws Exception {
        register(PROVIDER);
        register(CONSUMER);
        try (OpenWatch watch = watch("c", "Mesh-Bindings: something-else")) {
            assertThat(watch.next()).containsEntry("event", "bindings");
        }
    }

    @Test
    void a_beat_without_fingerprint_knows_what_was_told_on_the_watch() throws Exception {
        register(PROVIDER);
        register(CONSUMER);
        try (OpenWatch watch = watching("c")) {
            register(OTHER);
            assertThat(watch.next()).containsEntry("event", "bindings");

            await().atMost(PATIENCE).until(() -> send("HEAD", "/heartbeat/c").statusCode() == 200);
        }
    }

    @Test
    void an_agent_that_is_unknown_is_told_so() throws Exception {
        try (OpenWatch watch = watch("nobody")) {
            assertThat(watch.status()).isEqualTo(410);
        }
        assertThat(send("GET", "/watch/no.id").statusCode()).isEqualTo(400);
    }

    @Test
    void a_connection_that_is_closed_makes_its_agent_suspect_at_once() throws Exception {
        join();
        try (OpenWatch consumer = watching("c")) {
            OpenWatch provider = watching("p");
            provider.close();

            assertThat(winner(consumer.next())).isEqualTo("q");
        }
    }

    @Test
    void a_connection_that_is_reset_makes_its_agent_suspect_at_once() throws Exception {
        join();
        try (OpenWatch consumer = watching("c")) {
            OpenWatch provider = watching("p");
            provider.socket.setSoLinger(true, 0);
            provider.close();

            assertThat(winner(consumer.next())).isEqualTo("q");
        }
    }

    /** Whether the end is seen while it is read or while it is written is chance. */
    @Test
    void a_connection_that_is_reset_as_it_opens_makes_its_agent_suspect_however_that_is_seen() throws Exception {
        int agents = 30;
        for (int i = 0; i < agents; i++) {
            post(agent("p" + i).tool("now", "time").json().toString());
            try (OpenWatch watch = watch("p" + i)) {
                watch.socket.setSoLinger(true, 0);
            }
            awaitWatches(0);
        }

        await().atMost(PATIENCE)
                .until(() -> send("GET", "/metrics")
                        .body()
                        .contains("mesh_registry_agents{state=\"suspect\"} " + agents + ".0"));
    }

    @Test
    void a_process_that_is_killed_is_suspect_at_once() throws Exception {
        join();
        try (OpenWatch consumer = watching("c")) {
            Process provider = new ProcessBuilder(
                            "bash",
                            "-c",
                            "exec 3<>/dev/tcp/127.0.0.1/" + registry.port()
                                    + "; printf 'GET /watch/p HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n' >&3; exec cat <&3")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                awaitWatches(2);
            } finally {
                provider.destroyForcibly();
            }

            assertThat(winner(consumer.next())).isEqualTo("q");
        }
    }

    @Test
    void a_second_watch_of_an_agent_takes_over_from_the_first() throws Exception {
        join();
        try (OpenWatch consumer = watching("c");
                OpenWatch first = watching("p");
                OpenWatch second = watching("p")) {
            assertThat(first.next()).as("it ended").isEmpty();
            first.close();
            register(agent("r").tool("now", "time"));
            assertThat(winner(consumer.next())).isEqualTo("p");

            second.close();
            assertThat(winner(consumer.next())).isEqualTo("q");
        }
    }

    @Test
    void one_more_than_max_watches_is_refused_for_a_while() throws Exception {
        join();
        register(agent("r").tool("now", "time"));
        try (OpenWatch one = watching("c");
                OpenWatch two = watching("p");
                OpenWatch three = watching("q")) {
            HttpResponse<String> refused = send("GET", "/watch/r");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(header(refused, "Retry-After")).isEqualTo("30");
            assertThat(error(refused)).contains("3 watches");
            one.close();
            two.close();
            three.close();
            await().atMost(PATIENCE).until(() -> {
                try (OpenWatch again = watch("r")) {
                    return again.status() == 200;
                }
            });
        }
    }

    @Test
    void a_registry_that_stops_says_so_waits_for_no_watch_and_suspects_nobody() throws Exception {
        join();
        try (OpenWatch consumer = watching("c");
                OpenWatch provider = watching("p")) {
            long began = System.nanoTime();
            registry.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(consumer.next()).containsEntry("event", "drain");
            assertThat(provider.next()).containsEntry("event", "drain");
            assertThat(provider.next()).isEmpty();
        }
        startRegistry();
        assertThat(get("/events?type=unhealthy").path("count").asInt()).isZero();
    }

    @Test
    void an_agent_that_leaves_ends_its_watch_and_is_never_suspect() throws Exception {
        join();
        try (OpenWatch consumer = watching("c");
                OpenWatch provider = watching("p")) {
            assertThat(send("DELETE", "/agents/p").statusCode()).isEqualTo(204);

            assertThat(winner(consumer.next())).isEqualTo("q");
            assertThat(provider.next()).isEmpty();
        }
        assertThat(get("/events?type=unhealthy&agent_id=p").path("count").asInt())
                .isZero();
    }

    @Test
    void who_does_not_read_holds_nobody_up_and_gets_only_what_is_newest() throws Exception {
        register(CONSUMER);
        AgentBuilder big = agent("big").tool("now", "time", t -> t.tags("x".repeat(100)));
        try (OpenWatch slow = new OpenWatch(registry.port(), 4096, "c")) {
            int changes = 300;
            for (int i = 0; i < changes; i++) {
                register(agent("p" + i).tool("now", "time", t -> t.kwargs("note", "x".repeat(1000))));
            }
            register(big);
            int events = 0;
            String newest = header(post(CONSUMER.json().toString()), "Mesh-Bindings");
            String told = "";
            while (!told.equals(newest)) {
                told = Json.mapper()
                        .readTree(slow.next().get("data"))
                        .path("bindings")
                        .asString();
                events++;
            }

            assertThat(events).isLessThan(changes);
        }
    }

    private void join() {
        register(PROVIDER);
        register(OTHER);
        register(CONSUMER);
    }

    private OpenWatch watch(String agentId, String... headers) throws IOException {
        return new OpenWatch(registry.port(), agentId, headers);
    }

    /** A watch that has told all there is. */
    private OpenWatch watching(String agentId) throws IOException {
        OpenWatch watch = watch(agentId);
        assertThat(watch.status()).isEqualTo(200);
        assertThat(watch.next()).containsEntry("event", "bindings");
        return watch;
    }

    private void awaitWatches(int count) {
        await().atMost(PATIENCE).until(() -> send("GET", "/metrics").body().contains("mesh_registry_watches " + count));
    }

    private static String winner(Map<String, String> event) {
        return Json.mapper()
                .readTree(event.get("data"))
                .at("/dependencies_resolved/use/0/agent_id")
                .asString();
    }

    static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
