package dev.mesh4j.protocol.client.dialect;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.ServerCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * Who a server says it is.
 *
 * @param revision the one that it is spoken to in
 * @param info for display only, nothing verifies it
 * @param instructions how to use it, for a language model
 */
public record ServerDescription(
        ProtocolVersion revision,
        ServerCapabilities capabilities,
        @Nullable Implementation info,
        @Nullable String instructions) {}
