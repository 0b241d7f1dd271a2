package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.ServerCapabilities;

/** What a catalog means a server can do. */
public final class Capabilities {

    private Capabilities() {}

    /** The core capabilities, the same in both eras. */
    public static ServerCapabilities of(Catalog catalog) {
        return new ServerCapabilities(
                new ServerCapabilities.Tools(true),
                catalog.prompts().isEmpty() ? null : new ServerCapabilities.Prompts(true),
                catalog.offersResources() ? new ServerCapabilities.Resources(true, true) : null,
                catalog.offersCompletions() ? Json.mapper().createObjectNode() : null,
                Json.mapper().createObjectNode(),
                null,
                null,
                null);
    }
}
