package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.server.config.ConfigReader;
import dev.mesh4j.server.config.ConfigSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TieBreakerOptionTest extends RegistryFixture {

    @Override
    RegistryConfig config() {
        List<String> flags =
                List.of("--http-port=0", "--database=" + folder.resolve("mesh.db"), "--tie-breakers=agent-id");
        return new ConfigReader<>(RegistryConfig.defaults())
                .read(new ConfigSources(Path.of("no-file.yaml"), Map.of(), flags));
    }

    @Test
    void the_configured_tie_breaker_decides_and_not_the_version() {
        register(agent("old").tool("now", "time", t -> t.version("1.0.0")));
        register(agent("young").tool("now", "time", t -> t.version("2.0.0")));
        JsonNode reply = register(agent("c").tool("use", "client", t -> t.needs("time")));

        assertThat(reply.path("dependencies_resolved")
                        .path("use")
                        .path(0)
                        .path("agent_id")
                        .asString())
                .isEqualTo("old");
    }
}
