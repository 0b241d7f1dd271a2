package dev.mesh4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.Secret;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;

/** Every key of the agent's configuration is one of Spring's. */
class SettingsTest {

    private static final String BASE64_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    /** A value of each key that is not the default, where the type alone does not give one. */
    private static final Map<String, String> VALUES = Map.of(
            "state-key", BASE64_KEY,
            "redis-url", "redis://localhost:1",
            "otlp-endpoint", "http://localhost:4318",
            "forward-headers", "x-tenant@*",
            "session-lease", "7s",
            "max-body-bytes", "2048");

    @Test
    void each_key_is_read() throws Exception {
        for (RecordComponent component : AgentConfig.class.getRecordComponents()) {
            String key = key(component);
            if (key.equals("stdio")) {
                continue;
            }
            Object before = component.getAccessor().invoke(AgentConfig.defaults());
            AgentConfig config = read(Map.of("mesh." + key, sample(component), "spring.application.name", "agent"));

            assertThat(component.getAccessor().invoke(config)).as(key).isNotEqualTo(before);
        }
    }

    @Test
    void each_key_has_metadata_with_its_type_and_default() throws Exception {
        JsonNode metadata;
        try (InputStream in = SettingsTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            metadata = Json.mapper().readTree(in).path("properties");
        }

        for (RecordComponent component : AgentConfig.class.getRecordComponents()) {
            JsonNode property = metadata.valueStream()
                    .filter(one -> one.path("name").stringValue().equals("mesh." + key(component)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no metadata for " + key(component)));
            Object fallback = component.getAccessor().invoke(AgentConfig.defaults());
            assertThat(property.path("description").stringValue()).isNotBlank();
            assertThat(property.path("type").stringValue()).as(key(component)).isEqualTo(type(component));
            if (property.has("defaultValue")) {
                String shown = property.path("defaultValue").asString();
                AgentConfig config = read(Map.of("mesh." + key(component), shown, "spring.application.name", "agent"));
                assertThat(component.getAccessor().invoke(config))
                        .as(key(component))
                        .isEqualTo(fallback);
            } else {
                assertThat(fallback.toString()).as(key(component)).isEmpty();
            }
        }
        assertThat(metadata.size())
                .as("the agent's keys, and mesh.enabled")
                .isEqualTo(AgentConfig.class.getRecordComponents().length + 1);
    }

    @Test
    void spellings_are_relaxed() {
        AgentConfig config = read(Map.of("mesh.agentName", "agent", "mesh.registryUrl", "http://one:1"));

        assertThat(config.registryUrl()).isEqualTo(URI.create("http://one:1"));
        assertThat(config.agentName()).isEqualTo("agent");
    }

    @Test
    void variables_are_read_in_the_agents_own_spelling() {
        StandardEnvironment environment = environment(Map.of("mesh.agent-name", "agent"));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment",
                        Map.of(
                                "MESH_REGISTRY_URL",
                                "http://two:2",
                                "MESH_CALL_TIMEOUT",
                                "3s",
                                "MESH_OTHER_PORT",
                                "1")));

        AgentConfig config = new MeshSettings(environment).config(List.of());

        assertThat(config.registryUrl()).isEqualTo(URI.create("http://two:2"));
        assertThat(config.callTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void an_unknown_key_names_the_nearest_one() {
        assertThatThrownBy(() -> read(Map.of("mesh.registri-url", "http://one:1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("mesh.registri-url: unknown configuration key")
                .hasMessageContaining("did you mean mesh.registry-url?");
    }

    @Test
    void a_wrong_value_is_named_by_its_property() {
        assertThatThrownBy(() -> read(Map.of("mesh.heartbeat-interval", "5 apples")))
                .hasMessage("mesh.heartbeat-interval: '5 apples' (expected: a duration such as 500ms, 5s, 2m or 1h)");
        assertThatThrownBy(() -> read(Map.of("mesh.weight", "0"))).hasMessage("mesh.weight: 0 (expected: 1 to 100)");
    }

    @Test
    void standard_input_and_output_are_refused() {
        assertThatThrownBy(() -> read(Map.of("mesh.stdio", "true")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("mesh.stdio: true (expected: false");
    }

    @Test
    void a_name_is_needed_and_that_of_the_application_must_be_one() {
        assertThatThrownBy(() -> read(Map.of()))
                .hasMessage("the agent has no name (expected: mesh.agent-name, spring.application.name, or"
                        + " @MeshAgent(name = …) on the class of a bean)");
        assertThatThrownBy(() -> read(Map.of("spring.application.name", "order service")))
                .hasMessageContaining("spring.application.name: 'order service' is no agent's name");
        assertThat(read(Map.of("spring.application.name", "orders")).agentName())
                .isEqualTo("orders");
    }

    private static AgentConfig read(Map<String, String> properties) {
        return new MeshSettings(environment(properties)).config(List.of());
    }

    private static StandardEnvironment environment(Map<String, String> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.copyOf(properties)));
        return environment;
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String sample(RecordComponent component) {
        String special = VALUES.get(key(component));
        if (special != null) {
            return special;
        }
        return switch (component.getType().getSimpleName()) {
            case "int" -> "17";
            case "boolean" -> "false";
            case "Duration" -> "77s";
            case "URI" -> "http://localhost:1";
            default -> "other";
        };
    }

    private static String type(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == Secret.class) {
            return String.class.getName();
        }
        return ClassUtils.resolvePrimitiveIfNecessary(type).getName();
    }
}
