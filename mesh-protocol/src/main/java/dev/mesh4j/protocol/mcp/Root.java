package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place that a server may work in.
 *
 * @param uri begins with {@code file://}
 */
public record Root(
        String uri,
        @Nullable String name,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public Root(String uri, @Nullable String name) {
        this(uri, name, null);
    }
}
