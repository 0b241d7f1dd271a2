package dev.mesh4j.server.config;

import dev.mesh4j.protocol.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a component's configuration: its defaults, overlaid by {@code mesh.yaml}, the environment and flags.
 *
 * <p>An unknown key in the file or a flag stops the start and names the nearest known one. An unknown {@code MESH_…}
 * variable does so only when it is one or two letters from a known one: others may belong to another component, or to
 * Kubernetes.
 */
public final class ConfigReader<T extends Record & Configuration<T>> {

    private static final int MAX_VARIABLE_TYPOS = 2;

    private final T defaults;
    private final Map<String, ConfigKey> keys = new LinkedHashMap<>();

    public ConfigReader(T defaults) {
        this.defaults = defaults;
        for (ConfigKey key : ConfigKey.of(defaults.getClass())) {
            keys.put(key.name(), key);
        }
    }

    /** @throws ConfigException for an unknown key or a value that cannot be read */
    public T read(ConfigSources sources) {
        Map<String, Object> values = new LinkedHashMap<>();
        YamlFile.read(sources.file())
                .forEach((name, text) -> put(
                        values, known(name, "", sources.file().toString()), text, "; it comes from " + sources.file()));
        readEnvironment(sources.environment(), values);
        FlagList.read(sources.flags(), this::isSwitch)
                .forEach((name, text) -> put(values, known(name, "--", "the command line"), text, ""));
        return build(values);
    }

    private boolean isSwitch(String name) {
        ConfigKey key = keys.get(name);
        return key != null && key.component().getType() == boolean.class;
    }

    private void readEnvironment(Map<String, String> environment, Map<String, Object> values) {
        for (ConfigKey key : keys.values()) {
            Stream.concat(Stream.of(key.variable()), key.aliases().stream())
                    .filter(variable -> !environment.getOrDefault(variable, "").isEmpty())
                    .findFirst()
                    .ifPresent(variable -> put(
                            values,
                            key,
                            key.inUnits(variable, environment.getOrDefault(variable, "")),
                            "; it comes from the variable " + variable));
        }
        List<String> variables = keys.values().stream().map(ConfigKey::variable).toList();
        for (String name : environment.keySet()) {
            if (name.startsWith("MESH_") && !variables.contains(name)) {
                Spelling.nearest(name, variables, MAX_VARIABLE_TYPOS).ifPresent(meant -> {
                    throw new ConfigException(name + ": unknown environment variable (did you mean " + meant + "?)");
                });
            }
        }
    }

    private ConfigKey known(String name, String prefix, String source) {
        ConfigKey key = keys.get(name);
        if (key != null) {
            return key;
        }
        String meant = Spelling.nearest(name, keys.keySet(), Integer.MAX_VALUE).orElseThrow();
        String all = keys.keySet().stream().map(k -> prefix + k).collect(Collectors.joining(", "));
        throw new ConfigException(prefix + name + ": unknown configuration key in " + source + " (did you mean "
                + prefix + meant + "? known: " + all + ")");
    }

    /** @param origin for a message, where it is not plain to see */
    private static void put(Map<String, Object> values, ConfigKey key, String text, String origin) {
        try {
            values.put(
                    key.component().getName(), ConfigValue.parse(key.component().getType(), text));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key.name() + ": '" + text + "' (expected: " + e.getMessage() + origin + ")");
        }
    }

    private T build(Map<String, Object> values) {
        try {
            return defaults.with(new ConfigValues(values));
        } catch (RuntimeException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }
}
