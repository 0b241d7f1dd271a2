package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.registry.fixture.AgentBuilder;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Joining, staying and leaving, over HTTP. */
class HeartbeatTest extends RegistryFixture {

    private static final String FINGERPRINT = "Mesh-Bindings";
    private static final AgentBuilder PROVIDER =
            agent("clock-1").tool("now", "time", t -> t.kwargs("timeout", "5").version("1.2.0"));
    private static final AgentBuilder CONSUMER = agent("c")
            .tool("use", "client", t -> t.needs("weather").needs("time").needs("time", d -> d.version(">=2")));

    @Test
    void a_stranger_is_told_to_register() {
        assertThat(beat("stranger")).isEqualTo(410);
        assertThat(beat("no%20id")).isEqualTo(410);
    }

    @Test
    void a_beat_answers_200_until_something_changes_then_202() {
        register(CONSUMER);
        assertThat(beat("c")).isEqualTo(200);
        register(PROVIDER);

        assertThat(beat("c")).isEqualTo(202);
        assertThat(beat("clock-1")).isEqualTo(200);
        register(CONSUMER);
        assertThat(beat("c")).isEqualTo(200);
    }

    @Test
    void a_beat_has_no_body() {
        register(PROVIDER);

        HttpResponse<String> response = send("HEAD", "/heartbeat/clock-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void the_answer_carries_the_fields_of_the_contract() {
        JsonNode reply = register(PROVIDER);

        assertThat(reply.path("status").asString()).isEqualTo("success");
        assertThat(reply.path("agent_id").asString()).isEqualTo("clock-1");
        assertThat(reply.path("message").isString()).isTrue();
        assertThat(Instant.parse(reply.path("timestamp").asString())).isNotNull();
        assertThat(reply.path("warnings").isArray()).isTrue();
        assertThat(reply.path("warnings").isEmpty()).isTrue();
        assertThat(reply.path("dependencies_resolved").isObject()).isTrue();
        assertThat(reply.path("llm_tools").isObject()).isTrue();
        assertThat(reply.path("llm_providers").isObject()).isTrue();
    }

    @Test
    void each_dependency_has_its_entry_in_the_declared_order_and_an_unresolved_one_keeps_its_place() {
        register(PROVIDER);

        JsonNode slots = register(CONSUMER).path("dependencies_resolved").path("use");

        assertThat(slots.size()).isEqualTo(3);
        assertSlot(slots.get(0), "", "", "", "weather", "unresolved");
        assertSlot(slots.get(1), "clock-1", "now", "http://10.0.0.1:9000", "time", "available");
        assertSlot(slots.get(2), "", "", "", "time", "unresolved");
        assertThat(slots.get(1).path("kwargs")).isEqualTo(Json.mapper().readTree("{\"timeout\":\"5\"}"));
        assertThat(slots.get(0).path("reason").asString()).isEqualTo("nobody offers 'weather'");
        assertThat(slots.get(2).path("reason").asString()).isEqualTo("clock-1.now has version 1.2.0, not >=2");
    }

    @Test
    void the_ranked_candidates_are_added_the_winner_first() {
        register(PROVIDER);
        register(agent("clock-0").tool("now", "time", t -> t.version("1.2.0")));
        register(agent("clock-9").tool("now", "time", t -> t.version("2.0.0")));

        JsonNode slot =
                register(CONSUMER).path("dependencies_resolved").path("use").get(1);

        assertThat(slot.path("agent_id").asString()).isEqualTo("clock-9");
        assertThat(slot.path("candidates"))
                .extracting(candidate -> candidate.path("agent_id").asString())
                .containsExactly("clock-9", "clock-0", "clock-1");
        assertThat(slot.path("candidates").get(2).path("kwargs").path("timeout").asString())
                .isEqualTo("5");
    }

    @Test
    void a_tool_without_dependencies_has_no_slots() {
        assertThat(register(PROVIDER).path("dependencies_resolved").isEmpty()).isTrue();
    }

    @Test
    void an_unavailable_tool_is_told_as_a_warning() {
        JsonNode reply = register(agent("c").tool("use", "client", t -> t.requires("time")));

        assertThat(reply.path("warnings").get(0).asString())
                .isEqualTo("tool 'use' is unavailable: it requires 'time', but nobody offers 'time'");
        assertThat(agentView("c").path("status").asString()).isEqualTo("degraded");
    }

    @Test
    void the_fingerprint_of_the_answer_heals_a_lost_one() {
        register(PROVIDER);
        String first = post(CONSUMER.json().toString())
                .headers()
                .firstValue(FINGERPRINT)
                .orElseThrow();
        register(agent("clock-2").tool("now", "time", t -> t.version("1.9.0")));
        String second = post(CONSUMER.json().toString())
                .headers()
                .firstValue(FINGERPRINT)
                .orElseThrow();

        assertThat(second).isNotEqualTo(first);
        assertThat(beat("c", FINGERPRINT, first)).isEqualTo(202);
        assertThat(beat("c", FINGERPRINT, second)).isEqualTo(200);
    }

    @Test
    void leaving_is_204_however_often_and_then_the_id_is_unknown() {
        register(PROVIDER);
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> response = send("DELETE", "/agents/clock-1");
            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(response.body()).isEmpty();
        }

        assertThat(beat("clock-1")).isEqualTo(410);
        assertThat(get("/agents").path("count").asInt()).isZero();
    }

    @Test
    void leaving_under_an_impossible_id_is_a_400() {
        assertThat(send("DELETE", "/agents/no%20id").statusCode()).isEqualTo(400);
    }

    @Test
    void the_smallest_body_of_an_older_agent_is_enough() {
        accepted(post("{\"agent_id\":\"py-1\",\"tools\":[{\"function_name\":\"f\",\"capability\":\"cap\"}]}"));

        JsonNode agent = agentView("py-1");
        assertThat(agent.path("name").asString()).isEqualTo("py-1");
        assertThat(agent.path("agent_type").asString()).isEqualTo("mcp_agent");
        assertThat(agent.path("runtime").asString()).isEqualTo("python");
        assertThat(agent.path("version").asString()).isEqualTo("1.0.0");
        assertThat(agent.path("namespace").asString()).isEqualTo("default");
        assertThat(agent.path("endpoint").asString()).isEmpty();
        assertThat(agent.path("capabilities").get(0).path("version").asString()).isEqualTo("1.0.0");
    }

    @Test
    void a_registration_as_a_python_agent_sends_it_is_taken() {
        register(agent("fast").tool("g", "data", t -> t.tags("api", "fast")));
        JsonNode reply = accepted(post("""
                {"agent_id": "hello-4f2a", "agent_type": "mcp_agent", "runtime": "python", "name": "hello",
                 "version": "1.0.0", "description": null, "http_host": "10.1.2.3", "http_port": 8080,
                 "timestamp": "2026-11-21T10:00:00.123456+00:00", "namespace": "default",
                 "external_endpoint": {"host": "x"}, "some_future_field": [1, {"deep": true}],
                 "tools": [{"function_name": "hello", "capability": "greeting", "version": "1.0.0",
                   "tags": ["a", "b"], "description": "Greets",
                   "dependencies": [{"capability": "data", "tags": ["api", ["fast", "+cheap"], "-slow"], "version": "",
                     "namespace": "default", "unknown": 1}],
                   "inputSchema": {"type": "object", "properties": {"n": {"type": "integer"}}},
                   "outputSchema": null, "llm_filter": null, "llm_provider": null,
                   "kwargs": {"timeout": 30.5, "custom_headers": {"X": "y"}, "streaming": false}, "later": {}}]}
                """));

        JsonNode slot = reply.path("dependencies_resolved").path("hello").get(0);
        assertThat(slot.path("agent_id").asString()).isEqualTo("fast");
        assertThat(agentView("hello-4f2a").path("endpoint").asString()).isEqualTo("http://10.1.2.3:8080");
        JsonNode tags =
                agentView("hello-4f2a").path("dependency_resolutions").get(0).path("tags");
        assertThat(tags.toString()).isEqualTo("[\"api\",[\"fast\",\"+cheap\"],\"-slow\"]");
    }

    @Test
    void a_consumer_without_a_server_registers_as_api() {
        accepted(post("""
                {"agent_id": "web", "agent_type": "api", "runtime": "typescript", "http_port": 0,
                 "tools": [{"function_name": "route", "capability": "GET:/users", "dependencies": [{"capability": "x"}]}]}
                """));

        assertThat(agentView("web").path("agent_type").asString()).isEqualTo("api");
        assertThat(agentView("web").path("runtime").asString()).isEqualTo("typescript");
    }

    @Test
    void the_schema_fields_are_camel_case_and_kept_apart_from_the_registration() {
        String hash = "sha256:" + "a".repeat(64);
        accepted(post("""
                {"agent_id": "s", "tools": [{"function_name": "f", "capability": "cap",
                  "inputSchema": {"type": "object"}, "outputSchema": {"type": "string"},
                  "inputSchemaCanonical": {"type": "object"}, "inputSchemaHash": "%s"}]}
                """.formatted(hash)));
        registry.close();

        assertThat(stored("SELECT registration FROM agent WHERE id = 's'"))
                .contains("\"inputSchemaHash\":\"" + hash + "\"")
                .doesNotContain("input_schema", "\"inputSchema\"", "\"outputSchema\"", "Canonical");
        assertThat(stored("SELECT schemas FROM agent_schemas WHERE agent_id = 's'"))
                .contains("\"" + hash + "\":{\"type\":\"object\"}", "{\"type\":\"string\"}");
    }

    @Test
    void a_broken_schema_is_refused_only_under_its_camel_case_name() {
        assertThat(post("{\"agent_id\":\"s\",\"tools\":[{\"function_name\":\"f\",\"capability\":\"c\","
                                + "\"inputSchema\":{\"type\":\"strin\"}}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("{\"agent_id\":\"s\",\"tools\":[{\"function_name\":\"f\",\"capability\":\"c\","
                                + "\"input_schema\":{\"type\":\"strin\"}}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_long_description_is_cut_with_a_warning() {
        JsonNode reply =
                register(agent("talker").set("description", "x".repeat(300)).tool("f", "cap"));

        assertThat(reply.path("warnings").get(0).asString()).isEqualTo("description: 300 characters, cut to 256");
        assertThat(agentView("talker").path("description").asString()).isEqualTo("x".repeat(256));
    }

    @Test
    void a_cut_never_splits_a_character_in_two() {
        register(agent("talker")
                .set("description", "x".repeat(255) + "\uD83D\uDE80\uD83D\uDE80")
                .tool("f", "cap"));

        assertThat(agentView("talker").path("description").asString()).isEqualTo("x".repeat(255));
    }

    @Test
    void a_description_of_256_characters_is_not_cut() {
        JsonNode reply =
                register(agent("talker").set("description", "x".repeat(256)).tool("f", "cap"));

        assertThat(reply.path("warnings").isEmpty()).isTrue();
    }

    @Test
    void an_agent_that_does_not_know_its_address_gets_the_one_it_called_from() {
        for (String host : new String[] {"0.0.0.0", "::", "[::]", ""}) {
            register(agent("w").set("http_host", host).tool("f", "cap"));

            assertThat(agentView("w").path("endpoint").asString()).isEqualTo("http://127.0.0.1:9000");
        }
    }

    @Test
    void an_ipv6_host_is_bracketed_once() {
        for (String host : new String[] {"fd00::1", "[fd00::1]"}) {
            register(agent("v6").set("http_host", host).tool("f", "cap"));

            assertThat(agentView("v6").path("endpoint").asString()).isEqualTo("http://[fd00::1]:9000");
        }
    }

    private String stored(String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mesh.db"));
                Statement select = connection.createStatement()) {
            return select.executeQuery(query).getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSlot(
            JsonNode slot, String agent, String function, String endpoint, String capability, String status) {
        assertThat(slot.path("agent_id").asString()).isEqualTo(agent);
        assertThat(slot.path("function_name").asString()).isEqualTo(function);
        assertThat(slot.path("endpoint").asString()).isEqualTo(endpoint);
        assertThat(slot.path("capability").asString()).isEqualTo(capability);
        assertThat(slot.path("status").asString()).isEqualTo(status);
    }
}
