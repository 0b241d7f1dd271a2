package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters that name a resource: of an update to it, and of its subscription in the legacy era. */
public record ResourceParams(
        String uri, @JsonProperty("_meta") @Nullable JsonNode meta) {

    public ResourceParams(String uri) {
        this(uri, null);
    }
}
