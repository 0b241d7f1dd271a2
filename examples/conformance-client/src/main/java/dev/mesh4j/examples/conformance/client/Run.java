package dev.mesh4j.examples.conformance.client;

import dev.mesh4j.protocol.client.ConnectionBuilder;
import dev.mesh4j.protocol.client.EraChoice;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the suite asks for.
 *
 * @param context what the scenario gives, such as credentials
 */
record Run(String url, String scenario, ProtocolVersion revision, JsonNode context) {

    static final JsonMapper JSON = JsonMapper.shared();

    static Run of(String url, Map<String, String> environment) {
        String revision = environment.getOrDefault("MCP_CONFORMANCE_PROTOCOL_VERSION", "2025-11-25");
        return new Run(
                url,
                environment.getOrDefault("MCP_CONFORMANCE_SCENARIO", "tools_call"),
                ProtocolVersion.of(revision).orElse(ProtocolVersion.V2026_07_28),
                JSON.readTree(environment.getOrDefault("MCP_CONFORMANCE_CONTEXT", "{}")));
    }

    /** A connection in the revision of the run, without a probe: not every mock would answer it. */
    ConnectionBuilder connection() {
        boolean modern = ProtocolVersion.MODERN.contains(revision);
        return McpConnection.to(url)
                .client(new Implementation("mesh4j-conformance-client", "0.1.0"))
                .era(modern ? EraChoice.MODERN : EraChoice.legacy(revision));
    }
}
