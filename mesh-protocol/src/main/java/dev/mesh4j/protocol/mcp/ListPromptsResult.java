package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of prompts.
 *
 * @param nextCursor opaque; absent on the last page
 * @param resultType absent in the legacy era, as are {@code ttlMs} and {@code cacheScope}
 */
public record ListPromptsResult(
        @Nullable String resultType,
        List<Prompt> prompts,
        @Nullable String nextCursor,
        @Nullable Long ttlMs,
        @Nullable CacheScope cacheScope,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public ListPromptsResult {
        prompts = prompts == null ? List.of() : List.copyOf(prompts);
    }
}
