package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer to {@code initialize}, legacy era. */
public record InitializeResult(
        ProtocolVersion protocolVersion,
        ServerCapabilities capabilities,
        Implementation serverInfo,
        @Nullable String instructions,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public InitializeResult(
            ProtocolVersion protocolVersion,
            ServerCapabilities capabilities,
            Implementation serverInfo,
            @Nullable String instructions) {
        this(protocolVersion, capabilities, serverInfo, instructions, null);
    }
}
