package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A dependency that expects a schema, against providers of which the registry makes the schema canonical. */
class SchemaMatchTest extends RegistryFixture {

    private static final String WANTED =
            "{'type': 'object', 'properties': {'marketCap': {'type': 'number'}}, 'required': ['marketCap']}";

    @ParameterizedTest(name = "{0}: {1} gives [{2}]")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            subset | {'type': 'object', 'title': 'Q', 'properties': {'market_cap': {'type': 'integer'}, 'b': {}}} | ``
            subset | {'type': 'object', 'properties': {'cap': {'type': 'number'}}} | p.f has another output schema: 'marketCap' is missing (expected: number)
            subset | {'type': 'object', 'properties': {'marketCap': {'type': 'string'}}} | p.f has another output schema: 'marketCap' is string (expected: number)
            strict | {'required': ['market_cap'], 'type': 'object', 'title': 'Q', 'properties': {'market_cap': {'type': 'number'}}} | ``
            strict | {'type': 'object', 'properties': {'marketCap': {'type': 'string'}}} | p.f has another output schema: 'marketCap' is string (expected: number)
            """)
    void a_provider_does_when_its_results_are_as_expected(String mode, String schema, String reason) {
        register(agent("p").tool("f", "quote", t -> t.outputSchema(schema)));

        assertThat(reason(consumer(mode))).isEqualTo(reason);
    }

    @Test
    void a_provider_without_a_schema_does_unless_the_consumer_is_strict() {
        register(agent("p").tool("f", "quote"));

        assertThat(reason(consumer("subset"))).isEmpty();
        assertThat(reason(consumer("strict"))).isEqualTo("p.f has no output schema");
    }

    @Test
    void a_mode_without_a_schema_expects_nothing() {
        register(agent("p").tool("f", "quote"));
        AgentBuilder consumer = agent("c").tool("use", "client", t -> t.needs("quote", d -> d.mode("strict")));

        assertThat(reason(consumer)).isEmpty();
    }

    @Test
    void a_provider_that_changes_its_schema_is_bound_or_dropped_at_once() {
        register(agent("p").tool("f", "quote", t -> t.outputSchema("{'type': 'string'}")));
        assertThat(reason(consumer("subset"))).contains("the result is string (expected: object)");

        register(agent("p").tool("f", "quote", t -> t.outputSchema(WANTED)));

        assertThat(beat("c")).isEqualTo(202);
        assertThat(reason(consumer("subset"))).isEmpty();
        assertThat(get("/explain?agent=c")
                        .path("dependencies")
                        .get(0)
                        .path("match_mode")
                        .asString())
                .isEqualTo("subset");
    }

    @Test
    void the_schemas_that_the_registry_made_canonical_are_listed() {
        register(agent("p").tool("f", "quote", t -> t.outputSchema(WANTED.replace("marketCap", "market_cap"))));

        JsonNode schema = get("/schemas").path("schemas").get(0).path("schema");

        assertThat(schema.path("properties").has("marketCap")).isTrue();
    }

    private static AgentBuilder consumer(String mode) {
        return agent("c").tool("use", "client", t -> t.needs("quote", d -> d.expects(mode, WANTED)));
    }

    /** Why it is unresolved, empty when it is resolved. */
    private String reason(AgentBuilder consumer) {
        return register(consumer)
                .path("dependencies_resolved")
                .path("use")
                .get(0)
                .path("reason")
                .asString("");
    }
}
