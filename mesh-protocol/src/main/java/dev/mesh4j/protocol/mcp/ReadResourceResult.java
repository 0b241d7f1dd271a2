package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a resource holds now; several when the URI names a collection.
 *
 * @param resultType absent in the legacy era, as are {@code ttlMs} and {@code cacheScope}
 */
public record ReadResourceResult(
        @Nullable String resultType,
        List<ResourceContents> contents,
        @Nullable Long ttlMs,
        @Nullable CacheScope cacheScope,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public ReadResourceResult {
        contents = contents == null ? List.of() : List.copyOf(contents);
    }

    public static ReadResourceResult of(ResourceContents... contents) {
        return new ReadResourceResult(null, List.of(contents), null, null, null);
    }
}
