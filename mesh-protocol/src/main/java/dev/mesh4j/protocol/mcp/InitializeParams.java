package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code initialize}, legacy era.
 *
 * @param protocolVersion what the client wants, known here or not
 */
public record InitializeParams(
        String protocolVersion,
        ClientCapabilities capabilities,
        Implementation clientInfo,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public InitializeParams(ProtocolVersion version, ClientCapabilities capabilities, Implementation clientInfo) {
        this(version.text(), capabilities, clientInfo, null);
    }
}
