package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.ErrorReply;
import dev.mesh4j.registry.directory.AgentState;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.store.RegistryStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The canonical schemas of the tools of live agents, by the hash that their agents computed. */
final class SchemaRoutes {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final Comparator<AgentState> NEWEST = Comparator.comparing(AgentState::createdAt)
            .reversed()
            .thenComparing(state -> state.agent().id());

    private final Directory directory;
    private final RegistryStore store;

    SchemaRoutes(Directory directory, RegistryStore store) {
        this.store = store;
        this.directory = directory;
    }

    /** The answer to {@code GET /schemas}, those of the newest agents first. */
    record SchemasReply(List<SchemaReply> schemas, int count) {}

    /**
     * The answer to {@code GET /schemas/{hash}}.
     *
     * @param schema the canonical schema
     * @param canonical the same, as an existing meshctl reads it
     * @param createdAt when an agent that has it came
     * @param runtimeOrigin that agent's
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record SchemaReply(
            String hash,
            JsonNode schema,
            JsonNode canonical,
            String createdAt,
            @Nullable String runtimeOrigin) {}

    void addTo(RoutesConfig routes) {
        routes.get("/schemas", this::all);
        routes.get("/schemas/{hash}", this::one);
    }

    private void all(Context context) {
        List<SchemaReply> schemas = seen(limit(context.queryParam("limit")), hash -> true);
        Replies.json(context, 200, new SchemasReply(schemas, schemas.size()));
    }

    private void one(Context context) {
        String hash = Limits.require("hash", context.pathParam("hash"), Limits.HASH);
        List<SchemaReply> schemas = seen(1, hash::equals);
        if (schemas.isEmpty()) {
            Replies.json(context, 404, new ErrorReply("hash: " + hash + " (expected: one of GET /schemas)"));
        } else {
            Replies.json(context, 200, schemas.getFirst());
        }
    }

    /** Asks the store only for agents that have what was not found yet. */
    private List<SchemaReply> seen(int limit, Predicate<String> wanted) {
        Map<String, SchemaReply> found = new LinkedHashMap<>();
        Predicate<String> missing = wanted.and(hash -> !found.containsKey(hash));
        List<AgentState> newest = directory.agents().stream()
                .filter(AgentState::live)
                .sorted(NEWEST)
                .toList();
        for (AgentState state : newest) {
            if (found.size() >= limit) {
                break;
            }
            if (hashes(state.agent()).anyMatch(missing)) {
                schemas(state)
                        .filter(schema -> missing.test(schema.hash))
                        .forEach(schema -> found.put(schema.hash, schema));
            }
        }
        return found.values().stream().limit(limit).toList();
    }

    private Stream<SchemaReply> schemas(AgentState state) {
        return store.schemas(state.agent().id()).map(Json.mapper()::readTree).stream()
                .flatMap(JsonNode::propertyStream)
                .sorted(Map.Entry.comparingByKey())
                .map(schema -> new SchemaReply(
                        schema.getKey(),
                        schema.getValue(),
                        schema.getValue(),
                        state.createdAt().toString(),
                        state.agent().runtime()));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Limits.wrong("limit", "'" + text + "'", "1 to " + MAX_LIMIT);
        }
        return limit;
    }

    private static Stream<String> hashes(Agent agent) {
        return agent.tools().stream()
                .flatMap(tool -> Stream.of(tool.inputHash(), tool.outputHash()))
                .filter(hash -> !hash.isEmpty());
    }
}
