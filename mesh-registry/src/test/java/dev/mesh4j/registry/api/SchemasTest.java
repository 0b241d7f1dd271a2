package dev.mesh4j.registry.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
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
                .containsExactly(B, A);
        JsonNode one = get("/schemas/" + A);
        assertThat(one.path("hash").asString()).isEqualTo(A);
        assertThat(one.path("schema").toString()).isEqualTo("{\"type\":\"string\"}");
    }

    @Test
    void a_schema_is_shown_as_an_existing_meshctl_reads_it() {
        tool("one", "'inputSchemaCanonical': {'type': 'object'}, 'inputSchemaHash': '" + A + "'");

        JsonNode schema = get("/schemas").path("schemas").get(0);
        assertThat(schema.path("canonical").toString()).isEqualTo("{\"type\":\"object\"}");
        assertThat(schema.path("runtime_origin").asString()).isEqualTo("python");
        assertThat(Instant.parse(schema.path("created_at").asString())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void no_more_are_listed_than_wanted() {
        tool("one", "'inputSchemaCanonical': {'type': 'object'}, 'inputSchemaHash': '" + A + "'");
        tool("two", "'inputSchemaCanonical': {'type': 'string'}, 'inputSchemaHash': '" + B + "'");

        assertThat(get("/schemas?limit=2").path("count").asInt()).isEqualTo(2);
        assertThat(get("/schemas?limit=1").path("count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "x", "-1"})
    void a_limit_out_of_bounds_is_a_400(String limit) {
        HttpResponse<String> response = send("GET", "/schemas?limit=" + limit);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response)).isEqualTo("limit: '" + limit + "' (expected: 1 to 1000)");
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
