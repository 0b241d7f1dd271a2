package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What can be seen of the mesh, over HTTP. */
class ReadingTest extends RegistryFixture {

    @Test
    void health_says_the_service_and_its_version() {
        JsonNode health = get("/health");

        assertThat(health.propertyNames())
                .containsExactlyInAnyOrder("service", "status", "version", "uptime_seconds", "timestamp", "checks");
        assertThat(health.path("service").asString()).isEqualTo("mesh-registry");
        assertThat(health.path("status").asString()).isEqualTo("healthy");
        assertThat(health.path("version").asString()).isNotBlank();
        assertThat(health.path("uptime_seconds").isIntegralNumber()).isTrue();
        assertThat(Instant.parse(health.path("timestamp").asString())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"/health", "/", "/agents", "/events"})
    void what_can_be_read_can_be_asked_for_with_head(String path) {
        HttpResponse<String> response = send("HEAD", path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void the_root_says_what_is_served() {
        JsonNode root = get("/");

        assertThat(root.propertyNames())
                .containsExactlyInAnyOrder("service", "version", "status", "database", "endpoints");
        assertThat(root.path("database").asString()).isEqualTo("SQLite");
        assertThat(texts(root.path("endpoints"))).contains("POST /heartbeat", "GET /agents", "GET /health");
    }

    @Test
    void an_empty_mesh_has_no_agents_and_no_events() {
        assertThat(get("/agents").path("count").asInt()).isZero();
        assertThat(get("/agents").path("agents").isArray()).isTrue();
        assertThat(get("/events").path("count").asInt()).isZero();
        assertThat(get("/events").path("events").isArray()).isTrue();
    }

    @Test
    void an_agent_is_shown_with_every_field_of_the_contract() {
        register(agent("clock-1")
                .set("name", "clock")
                .set("runtime", "java")
                .set("version", "3.1.4")
                .set("description", "Tells the time")
                .tool("now", "time", t -> t.version("1.2.0").tags("fast", "utc")));
        register(agent("c")
                .tool(
                        "use",
                        "client",
                        t -> t.needs("time", d -> d.tags("fast", "a|utc")).needs("weather")));

        JsonNode clock = agentView("clock-1");
        assertThat(clock.propertyNames())
                .contains(
                        "id",
                        "name",
                        "agent_type",
                        "runtime",
                        "version",
                        "description",
                        "status",
                        "endpoint",
                        "capabilities",
                        "total_dependencies",
                        "dependencies_resolved",
                        "dependency_resolutions",
                        "llm_tool_resolutions",
                        "llm_provider_resolutions",
                        "created_at",
                        "last_seen",
                        "a2a_producer",
                        "a2a_consumer",
                        "entity_id");
        // an existing meshctl reads both as arrays and shows no agent when they are not
        assertThat(clock.path("llm_tool_resolutions").isArray()).isTrue();
        assertThat(clock.path("llm_provider_resolutions").isArray()).isTrue();
        assertThat(clock.path("name").asString()).isEqualTo("clock");
        assertThat(clock.path("status").asString()).isEqualTo("healthy");
        assertThat(clock.path("endpoint").asString()).isEqualTo("http://10.0.0.1:9000");
        JsonNode capability = clock.path("capabilities").get(0);
        assertThat(capability.propertyNames())
                .contains("name", "version", "function_name", "tags", "description", "available", "task");
        assertThat(capability.path("name").asString()).isEqualTo("time");
        assertThat(capability.path("function_name").asString()).isEqualTo("now");
        assertThat(capability.path("available").asBoolean()).isTrue();
        assertThat(texts(capability.path("tags"))).containsExactly("fast", "utc");
    }

    @Test
    void an_agent_shows_how_each_dependency_is_wired() {
        register(agent("clock-1").tool("now", "time"));
        register(agent("c").tool("use", "client", t -> t.needs("time").requires("weather")));

        JsonNode consumer = agentView("c");
        assertThat(consumer.path("total_dependencies").asInt()).isEqualTo(2);
        assertThat(consumer.path("dependencies_resolved").asInt()).isEqualTo(1);
        assertThat(consumer.path("status").asString()).isEqualTo("degraded");
        JsonNode time = consumer.path("dependency_resolutions").get(0);
        assertThat(time.path("function_name").asString()).isEqualTo("use");
        assertThat(time.path("capability").asString()).isEqualTo("time");
        assertThat(time.path("mcp_tool").asString()).isEqualTo("now");
        assertThat(time.path("provider_agent_id").asString()).isEqualTo("clock-1");
        assertThat(time.path("endpoint").asString()).isEqualTo("http://10.0.0.1:9000");
        assertThat(time.path("status").asString()).isEqualTo("available");
        JsonNode weather = consumer.path("dependency_resolutions").get(1);
        assertThat(weather.path("status").asString()).isEqualTo("unresolved");
        assertThat(weather.path("provider_agent_id").asString()).isEmpty();
        JsonNode client = consumer.path("capabilities").get(0);
        assertThat(client.path("available").asBoolean()).isFalse();
        assertThat(client.path("unavailable_reason").asString())
                .isEqualTo("it requires 'weather', but nobody offers 'weather'");
    }

    @Test
    void agents_come_by_id_with_their_count() {
        for (String id : List.of("b", "c", "a")) {
            register(agent(id).tool("f", "cap"));
        }

        JsonNode reply = get("/agents");
        assertThat(reply.path("agents"))
                .extracting(a -> a.path("id").asString())
                .containsExactly("a", "b", "c");
        assertThat(reply.path("count").asInt()).isEqualTo(3);
        assertThat(Instant.parse(reply.path("timestamp").asString())).isNotNull();
    }

    @ParameterizedTest(name = "/events{0}")
    @CsvSource(nullValues = "-", textBlock = """
            -,                                             'unregister p,dependency_unresolved c,dependency_resolved c,register c,register p'
            '?type=unregister&limit=1',                    'unregister p'
            '?limit=500&type=register',                    'register c,register p'
            '?agent_id=c',                                 'dependency_unresolved c,dependency_resolved c,register c'
            '?function_name=use',                          'dependency_unresolved c,dependency_resolved c'
            '?type=dependency_resolved&agent_id=c&function_name=use', 'dependency_resolved c'
            '?type=register&agent_id=nobody',              ''
            '?type=heartbeat',                             ''
            """)
    void events_are_filtered_and_come_newest_first(String query, String expected) {
        register(agent("p").tool("now", "time"));
        register(agent("c").tool("use", "client", t -> t.needs("time")));
        send("DELETE", "/agents/p");

        JsonNode reply = get("/events" + (query == null ? "" : query));

        List<String> found = StreamSupport.stream(reply.path("events").spliterator(), false)
                .map(e -> e.path("event_type").asString() + " "
                        + e.path("agent_id").asString())
                .toList();
        // what a leave did to others is told with it: which of the two comes first is not promised
        assertThat(found).containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(","));
        assertThat(reply.path("count").asInt()).isEqualTo(found.size());
    }

    @Test
    void an_event_has_the_fields_of_the_contract() {
        register(agent("p").set("name", "clock").tool("now", "time"));
        register(agent("c").tool("use", "client", t -> t.needs("time")));

        JsonNode event = get("/events?type=dependency_resolved").path("events").get(0);
        assertThat(event.path("agent_name").asString()).isEqualTo("c");
        assertThat(event.path("function_name").asString()).isEqualTo("use");
        assertThat(Instant.parse(event.path("timestamp").asString())).isNotNull();
        assertThat(event.path("data").path("capability").asString()).isEqualTo("time");
        assertThat(event.path("data").path("provider").asString()).isEqualTo("p.now");
    }

    @Test
    void the_next_page_of_events_begins_before_the_last_id_of_the_one_before() {
        for (int i = 0; i < 5; i++) {
            register(agent("a" + i).tool("f", "cap"));
        }
        JsonNode first = get("/events?type=register&limit=3").path("events");
        JsonNode second = get("/events?type=register&limit=3&before="
                        + first.get(2).path("id").asLong())
                .path("events");

        assertThat(first.findValuesAsString("agent_id")).containsExactly("a4", "a3", "a2");
        assertThat(second.findValuesAsString("agent_id")).containsExactly("a1", "a0");
        assertThat(error(send("GET", "/events?before=x")))
                .contains("before: 'x' (expected: the 'next' of an earlier answer)");
    }

    @Test
    void fifty_events_come_when_no_limit_is_given() {
        for (int i = 0; i < 60; i++) {
            register(agent("a").set("version", "1.0." + i).tool("f", "cap"));
        }

        assertThat(get("/events").path("count").asInt()).isEqualTo(50);
        assertThat(get("/events?limit=500").path("count").asInt()).isEqualTo(60);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
