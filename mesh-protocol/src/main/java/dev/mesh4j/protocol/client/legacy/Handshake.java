package dev.mesh4j.protocol.client.legacy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.dialect.ServerDescription;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.link.LinkRequest;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.ServerCapabilities;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code initialize} and {@code notifications/initialized}. */
record Handshake(Link link, Client client, Inbound inbound) {

    ServerDescription shake(ProtocolVersion wanted, CallOptions options) {
        ObjectNode params = Json.mapper().createObjectNode();
        params.put("protocolVersion", wanted.text());
        params.set("capabilities", Json.mapper().valueToTree(client.handlers().capabilities()));
        params.set("clientInfo", Json.mapper().valueToTree(client.info()));
        LinkRequest request =
                new LinkRequest(client.ids().next(), Method.INITIALIZE, params, Map.of(), options.timeout());
        ServerDescription server = description(link.request(request, inbound).result(link.name()));
        link.send(new JsonRpcMessage.Notification(Method.INITIALIZED, null), options.timeout());
        return server;
    }

    private ServerDescription description(JsonNode result) {
        String version = result.path("protocolVersion").asString("");
        ProtocolVersion revision = ProtocolVersion.of(version)
                .filter(ProtocolVersion.LEGACY::contains)
                .orElseThrow(() ->
                        refused("protocolVersion: " + version + " (expected: one of " + ProtocolVersion.LEGACY + ")"));
        try {
            return new ServerDescription(
                    revision,
                    Json.mapper().treeToValue(result.path("capabilities"), ServerCapabilities.class),
                    Json.mapper().treeToValue(result.path("serverInfo"), Implementation.class),
                    result.path("instructions").asString(null));
        } catch (JacksonException e) {
            throw refused("an unusable result: " + e.getOriginalMessage());
        }
    }

    private CallException refused(String what) {
        return new CallException.Refused(link.name(), 200, null, what);
    }
}
