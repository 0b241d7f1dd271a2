package dev.mesh4j.protocol.client.dialect;

import dev.mesh4j.protocol.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is wanted of a server, before an era gives it its form.
 *
 * @param name of the tool, prompt, resource or task that it is about, if any
 * @param params without {@code _meta}; not changed
 * @param headers arguments that travel as HTTP headers as well, by full name
 */
public record Operation(
        String method, @Nullable String name, ObjectNode params, Map<String, String> headers, CallOptions options) {

    public static Operation of(String method, CallOptions options) {
        return new Operation(method, null, Json.mapper().createObjectNode(), Map.of(), options);
    }

    /** About the thing that the parameter {@code key} names. */
    public static Operation named(String method, String key, String name, CallOptions options) {
        ObjectNode params = Json.mapper().createObjectNode().put(key, name);
        return new Operation(method, name, params, Map.of(), options);
    }

    public Operation withParams(ObjectNode params) {
        return new Operation(method, name, params, headers, options);
    }

    public Operation withHeaders(Map<String, String> headers) {
        return new Operation(method, name, params, headers, options);
    }
}
