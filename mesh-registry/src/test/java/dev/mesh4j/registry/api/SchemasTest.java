package dev.mesh4j.registry.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SchemasTest extends RegistryFixture {

    private static final String A = "sha256:" + "a".repeat(64);
    private static final String B = "sha256:" + "b".repeat(64);

    @Test
    void a_mesh_without_schemas_has_an_empty_list() {
        assertThat(get("/schemas").toString()).isEqualTo("{\"schemas\":[],\"count\":0}");
    }

    @Test
    void each_canonical_schema_is_listed_once_by_its_hash() {
        tool(
                "one",
                "'inputSchemaCanonical': {'type': 'object'}, 'inputSchemaHash': '" + B + "',"
                        + "'outputSchemaCanonical': {'type': 'string'}, 'outputSchemaHash': '" + A + "'");
        tool("two", "'inputSchemaCanonical': {'type': 'object'}, 'inputSchemaHash': '" + B + "'");

        JsonNode reply = get("/schemas");
        assertThat(reply.path("count").asInt()).isEqualTo(2);
        assertThat(reply.path("schemas"))
                .extracting(s -> s.path("hash").asString())
                .containsExactly(A, B);
        assertThat(get("/schemas/" + A))
                .isEqualTo(Json.mapper().readTree("{\"hash\":\"" + A + "\",\"schema\":{\"type\":\"string\"}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'inputSchemaCanonical': {'type': 'object'}",
                "'inputSchemaHash': 'sha256:aaaa', 'inputSchemaCanonical': {}",
                "'inputSchemaHash': '', 'inputSchemaCanonical': {}",
                "'inputSchemaHash': 'x', 'inputSchemaCanonical': null"
            })
    void a_schema_without_a_proper_hash_is_accepted_but_not_listed(String fields) {
        tool("one", fields);

        assertThat(get("/schemas").path("count").asInt()).isZero();
    }

    @Test
    void the_schema_of_an_agent_that_left_is_gone() {
        tool("one", "'inputSchemaCanonical': {}, 'inputSchemaHash': '" + A + "'");
        send("DELETE", "/agents/one");

        HttpResponse<String> response = send("GET", "/schemas/" + A);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response)).isEqualTo("hash: " + A + " (expected: one of GET /schemas)");
    }

    @Test
    void a_malformed_hash_is_a_400() {
        assertThat(send("GET", "/schemas/md5:5").statusCode()).isEqualTo(400);
    }

    private void tool(String agentId, String fields) {
        accepted(post(("{'agent_id': '" + agentId + "', 'tools': [{'function_name': 'f', 'capability': 'c', " + fields
                        + "}]}")
                .replace('\'', '"')));
    }
}
