package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A family of resources.
 *
 * @param uriTemplate RFC 6570
 * @param mimeType of each resource that matches
 */
public record ResourceTemplate(
        String uriTemplate,
        String name,
        @Nullable String title,
        @Nullable String description,
        @Nullable String mimeType,
        @Nullable List<Icon> icons,
        @Nullable JsonNode annotations,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public ResourceTemplate(String uriTemplate, String name, @Nullable String description, @Nullable String mimeType) {
        this(uriTemplate, name, null, description, mimeType, null, null, null);
    }
}
