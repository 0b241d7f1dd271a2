package dev.mesh4j.protocol.mcp;

import org.jspecify.annotations.Nullable;

/** The answer to {@code initialize}, legacy era. */
public record InitializeResult(
        ProtocolVersion protocolVersion,
        ServerCapabilities capabilities,
        Implementation serverInfo,
        @Nullable String instructions) {}
