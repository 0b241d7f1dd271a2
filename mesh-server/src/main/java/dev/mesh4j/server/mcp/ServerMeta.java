package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Meta;
import tools.jackson.databind.node.ObjectNode;

/** The {@code _meta} that names the server on every modern result. */
final class ServerMeta {

    private ServerMeta() {}

    static ObjectNode of(Implementation server) {
        ObjectNode meta = Json.mapper().createObjectNode();
        meta.set(Meta.SERVER_INFO, Json.mapper().valueToTree(server));
        return meta;
    }
}
