package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A resource as {@code resources/list} shows it.
 *
 * @param size in bytes, before any encoding
 */
public record Resource(
        String uri,
        String name,
        @Nullable String title,
        @Nullable String description,
        @Nullable String mimeType,
        @Nullable Long size,
        @Nullable List<Icon> icons,
        @Nullable JsonNode annotations,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public Resource(String uri, String name, @Nullable String description, @Nullable String mimeType) {
        this(uri, name, null, description, mimeType, null, null, null, null);
    }
}
