package dev.mesh4j.protocol.mcp;

import org.jspecify.annotations.Nullable;

/** What a server offers; an absent member is not offered. */
public record ServerCapabilities(@Nullable Tools tools) {

    public record Tools(@Nullable Boolean listChanged) {}
}
