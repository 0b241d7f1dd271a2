package dev.mesh4j.spring;

import dev.mesh4j.protocol.Spelling;
import dev.mesh4j.server.config.ConfigException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses what is written under {@code mesh.} and means nothing. Environment variables are left to the agent's own reader:
 * others, such as Kubernetes, set those that begin with {@code MESH_} as well.
 */
final class UnknownKeys {

    private static final ConfigurationPropertyName MESH = ConfigurationPropertyName.of("mesh");
    private static final String ENABLED = "enabled";

    private UnknownKeys() {}

    /** @throws ConfigException naming the key, where it stands and the nearest known one */
    static void refuse(ConfigurableEnvironment environment, List<String> keys) {
        List<String> known = Stream.concat(keys.stream(), Stream.of(ENABLED)).toList();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource readable
                    && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
                readable.stream()
                        .filter(MESH::isAncestorOf)
                        .filter(name -> known.stream().noneMatch(key -> same(name, key)))
                        .findFirst()
                        .ifPresent(name -> refuse(name, source, known));
            }
        }
    }

    /** However it is spelt: {@code registryUrl} is {@code registry-url}. */
    private static boolean same(ConfigurationPropertyName name, String key) {
        return name.equals(ConfigurationPropertyName.of("mesh." + key));
    }

    private static void refuse(ConfigurationPropertyName name, ConfigurationPropertySource source, List<String> known) {
        String written = name.subName(1).toString();
        var property = source.getConfigurationProperty(name);
        String place = property == null || property.getOrigin() == null ? "" : " in " + property.getOrigin();
        String meant = Spelling.nearest(written, known, Integer.MAX_VALUE).orElseThrow();
        throw new ConfigException("mesh." + written + ": unknown configuration key" + place + " (did you mean mesh."
                + meant + "? known: "
                + String.join(", ", known.stream().map(key -> "mesh." + key).toList()) + ")");
    }
}
