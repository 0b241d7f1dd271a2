package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may share a cached result. */
public enum CacheScope {
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("private")
    PRIVATE
}
