package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.ErrorReply;
import dev.mesh4j.registry.directory.AgentState;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.store.RegistryStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The canonical schemas of the tools of live agents, by the hash that their agents computed. */
final class SchemaRoutes {

    private final Directory directory;
    private final RegistryStore store;

    SchemaRoutes(Directory directory, RegistryStore store) {
        this.store = store;
        this.directory = directory;
    }

    /** The answer to {@code GET /schemas}, by hash. */
    record SchemasReply(List<SchemaReply> schemas, int count) {}

    /** The answer to {@code GET /schemas/{hash}}. */
    record SchemaReply(String hash, JsonNode schema) {}

    void addTo(RoutesConfig routes) {
        routes.get("/schemas", this::all);
        routes.get("/schemas/{hash}", this::one);
    }

    private void all(Context context) {
        List<SchemaReply> schemas = seen().entrySet().stream()
                .map(entry -> new SchemaReply(entry.getKey(), entry.getValue()))
                .toList();
        Replies.json(context, 200, new SchemasReply(schemas, schemas.size()));
    }

    private void one(Context context) {
        String hash = Limits.require("hash", context.pathParam("hash"), Limits.HASH);
        JsonNode schema = seen().get(hash);
        if (schema == null) {
            Replies.json(context, 404, new ErrorReply("hash: " + hash + " (expected: one of GET /schemas)"));
        } else {
            Replies.json(context, 200, new SchemaReply(hash, schema));
        }
    }

    private Map<String, JsonNode> seen() {
        Map<String, JsonNode> schemas = new TreeMap<>();
        for (AgentState state : directory.agents()) {
            if (state.live()) {
                store.schemas(state.agent().id())
                        .map(Json.mapper()::readTree)
                        .ifPresent(own -> own.properties()
                                .forEach(schema -> schemas.putIfAbsent(schema.getKey(), schema.getValue())));
            }
        }
        return schemas;
    }
}
