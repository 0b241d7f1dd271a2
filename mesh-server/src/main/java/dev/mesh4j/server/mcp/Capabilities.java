package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ServerCapabilities;
import dev.mesh4j.protocol.mcp.Task;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a catalog means a server can do. */
public final class Capabilities {

    private static final Map<String, JsonNode> TASKS =
            Map.of(Task.EXTENSION, Json.mapper().createObjectNode());

    private Capabilities() {}

    /** Those of the stateless era. */
    static ServerCapabilities modern(Catalog catalog, boolean tasks) {
        ServerCapabilities core = of(catalog);
        return new ServerCapabilities(
                core.tools(),
                core.prompts(),
                core.resources(),
                core.completions(),
                core.logging(),
                tasks ? TASKS : null,
                null,
                null);
    }

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

    /** Whether a method belongs to what is offered; a method that belongs to no capability does. */
    public static boolean offers(Catalog catalog, String method) {
        return switch (method) {
            case Method.PROMPTS_LIST, Method.PROMPTS_GET -> !catalog.prompts().isEmpty();
            case Method.RESOURCES_LIST,
                    Method.RESOURCES_TEMPLATES_LIST,
                    Method.RESOURCES_READ,
                    Method.RESOURCES_SUBSCRIBE,
                    Method.RESOURCES_UNSUBSCRIBE -> catalog.offersResources();
            case Method.COMPLETE -> catalog.offersCompletions();
            default -> true;
        };
    }
}
