package dev.mesh4j.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.ConfigReader;
import dev.mesh4j.server.config.ConfigSources;
import dev.mesh4j.server.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataBlocksTest {

    @TempDir
    private Path temporary;

    @Test
    void json_blocks_are_json() throws IOException {
        List<Block> blocks = blocks("json");

        assertThat(blocks).isNotEmpty();
        for (Block block : blocks) {
            assertThatCode(() -> Json.mapper().readTree(block.code()))
                    .as(block.place())
                    .doesNotThrowAnyException();
        }
    }

    /** Those of Spring, Kubernetes and others have levels; a {@code mesh.yaml} has none. */
    @Test
    void flat_yaml_blocks_are_configurations_that_an_agent_or_the_registry_starts_with() throws IOException {
        List<Block> blocks = blocks("yaml").stream()
                .filter(block -> block.code().lines().noneMatch(line -> line.startsWith(" ") || line.endsWith(":")))
                .toList();

        assertThat(blocks).isNotEmpty();
        for (Block block : blocks) {
            Path file = Files.writeString(temporary.resolve("mesh.yaml"), block.code());
            ConfigSources sources = new ConfigSources(file, Map.of(), List.of());
            assertThat(List.of(refusal(AgentConfig.defaults(), sources), refusal(RegistryConfig.defaults(), sources)))
                    .as(block.place())
                    .contains("");
        }
    }

    /** Empty when it can be read. */
    private static <T extends Record & Configuration<T>> String refusal(T defaults, ConfigSources sources) {
        try {
            new ConfigReader<>(defaults).read(sources);
            return "";
        } catch (ConfigException e) {
            return e.getMessage();
        }
    }

    private static List<Block> blocks(String language) throws IOException {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals(language))
                .toList();
    }
}
