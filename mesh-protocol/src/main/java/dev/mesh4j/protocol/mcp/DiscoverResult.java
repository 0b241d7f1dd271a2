package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer to {@code server/discover}. */
public record DiscoverResult(
        String resultType,
        List<String> supportedVersions,
        ServerCapabilities capabilities,
        @Nullable String instructions,
        long ttlMs,
        CacheScope cacheScope,
        @JsonProperty("_meta") @Nullable JsonNode meta) {}
