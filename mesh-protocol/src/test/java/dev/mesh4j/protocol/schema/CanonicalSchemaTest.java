package dev.mesh4j.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CanonicalSchemaTest {

    /** What the other implementations make of the same schemas; a hash is only good if all get the same. */
    @ParameterizedTest
    @MethodSource("schemas")
    void a_schema_has_the_form_and_the_hash_that_other_languages_find(JsonNode vector) {
        CanonicalSchema canonical = CanonicalSchema.of(vector.path("raw")).orElseThrow();

        assertThat(canonical.schema().toString())
                .isEqualTo(vector.path("canonical").toString());
        assertThat(canonical.hash()).isEqualTo(vector.path("hash").asString());
    }

    static List<JsonNode> schemas() throws IOException {
        try (InputStream file = CanonicalSchemaTest.class.getResourceAsStream("canonical-schemas.json")) {
            List<JsonNode> vectors = new ArrayList<>();
            Json.mapper().readTree(file).forEach(vectors::add);
            return vectors;
        }
    }

    @Test
    void the_canonical_form_of_a_canonical_schema_is_itself() throws IOException {
        for (JsonNode vector : schemas()) {
            JsonNode canonical = vector.path("canonical");
            // a definition is named after its body, and a name changes with each pass
            if (!canonical.has("$defs")) {
                assertThat(CanonicalSchema.of(canonical).orElseThrow().hash())
                        .isEqualTo(vector.path("hash").asString());
            }
        }
    }

    @Test
    void what_is_no_object_has_no_canonical_form() {
        assertThat(CanonicalSchema.of(Json.mapper().readTree("true"))).isEmpty();
        assertThat(CanonicalSchema.of(Json.mapper().readTree("[]"))).isEmpty();
    }

    @Test
    @Timeout(5)
    void references_that_double_again_and_again_are_given_up() {
        ObjectNode bomb = Json.mapper().createObjectNode();
        ObjectNode definitions = bomb.putObject("$defs");
        for (int i = 0; i < 60; i++) {
            ObjectNode properties = definitions.putObject("d" + i).putObject("properties");
            properties.putObject("left").put("$ref", "#/$defs/d" + (i + 1));
            properties.putObject("right").put("$ref", "#/$defs/d" + (i + 1));
        }
        definitions.putObject("d60").put("type", "string");
        bomb.put("$ref", "#/$defs/d0");

        assertThat(CanonicalSchema.of(bomb)).isEmpty();
    }

    @Test
    void a_chain_of_references_is_followed_as_deep_as_it_is_allowed_and_never_overflows() {
        ObjectNode chain = Json.mapper().createObjectNode();
        ObjectNode definitions = chain.putObject("$defs");
        for (int i = 0; i < 15_000; i++) {
            definitions.putObject("d" + i).put("$ref", "#/$defs/d" + (i + 1));
        }
        chain.put("$ref", "#/$defs/d0");

        assertThat(CanonicalSchema.of(chain)).isEmpty();
    }

    @Test
    void definitions_that_all_lead_to_each_other_take_no_time() {
        ObjectNode tangle = Json.mapper().createObjectNode();
        ObjectNode definitions = tangle.putObject("$defs");
        for (int i = 0; i < 100; i++) {
            ObjectNode properties = definitions.putObject("d" + i).putObject("properties");
            for (int j = 0; j < 20; j++) {
                properties.putObject("p" + j).put("$ref", "#/$defs/d" + (i * 7 + j) % 100);
            }
        }

        long start = System.nanoTime();
        assertThat(CanonicalSchema.of(tangle)).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
