package dev.mesh4j.spring;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.ConfigReader;
import dev.mesh4j.server.config.ConfigSources;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads the agent's configuration from Spring's: each key of {@link AgentConfig} under {@code mesh.}. The variables that
 * every agent reads count, too, where Spring knows no value.
 */
final class MeshSettings {

    static final String PREFIX = "mesh.";

    /** All keys of the agent's, without prefix. */
    static final List<String> KEYS = Arrays.stream(AgentConfig.class.getRecordComponents())
            .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
            .toList();

    private final ConfigurableEnvironment environment;

    MeshSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /**
     * @param offering the classes that make the agent
     * @throws ConfigException for an unknown key or a value that cannot be
     */
    AgentConfig config(Collection<Class<?>> offering) {
        check();
        Map<String, String> values = values();
        AgentConfig config = read(values);
        if (config.stdio()) {
            throw new ConfigException(
                    "mesh.stdio: true (expected: false; what a Spring application writes to its standard"
                            + " output would be in the protocol's way)");
        }
        boolean named = !config.agentName().isEmpty()
                || offering.stream().anyMatch(type -> type.isAnnotationPresent(MeshAgent.class));
        return named ? config : read(named(values));
    }

    /** @throws ConfigException for a key under {@code mesh.} that nobody knows */
    void check() {
        UnknownKeys.refuse(environment, KEYS);
    }

    private Map<String, String> values() {
        Binder binder = Binder.get(environment);
        Map<String, String> values = new LinkedHashMap<>();
        KEYS.forEach(key -> binder.bind(PREFIX + key, String.class).ifBound(value -> values.put(key, value)));
        return values;
    }

    private AgentConfig read(Map<String, String> values) {
        List<String> flags = values.entrySet().stream()
                .map(value -> "--" + value.getKey() + "=" + value.getValue())
                .toList();
        Map<String, String> variables = environment.getSystemEnvironment().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, variable -> String.valueOf(variable.getValue())));
        try {
            return new ConfigReader<>(AgentConfig.defaults()).read(new ConfigSources(Path.of(""), variables, flags));
        } catch (ConfigException e) {
            throw new ConfigException(asProperty(Objects.requireNonNullElse(e.getMessage(), "")));
        }
    }

    private static String asProperty(String message) {
        return KEYS.stream().anyMatch(key -> message.startsWith(key + ":")) ? PREFIX + message : message;
    }

    private Map<String, String> named(Map<String, String> values) {
        String application = environment.getProperty("spring.application.name", "");
        if (application.isBlank()) {
            throw new AgentDefinitionException(
                    "the agent has no name (expected: mesh.agent-name, spring.application.name,"
                            + " or @MeshAgent(name = …) on the class of a bean)");
        }
        if (!application.matches("[a-zA-Z0-9_-]{1,55}")) {
            throw new ConfigException(
                    "spring.application.name: '" + application + "' is no agent's name (expected: at most"
                            + " 55 of a-z A-Z 0-9 _ -, or such a name in mesh.agent-name)");
        }
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put("agent-name", application);
        return all;
    }
}
