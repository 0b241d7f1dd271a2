package dev.mesh4j.server.config;

import java.util.Map;

/**
 * What was configured.
 *
 * @param given by the name of the record's component, and of its type
 */
public record ConfigValues(Map<String, Object> given) {

    /** What was given for a component, or what counts otherwise. */
    @SuppressWarnings("unchecked")
    public <V> V or(String component, V otherwise) {
        return (V) given.getOrDefault(component, otherwise);
    }
}
