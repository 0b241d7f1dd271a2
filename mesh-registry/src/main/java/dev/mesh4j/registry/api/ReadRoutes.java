package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.EventsReply;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.store.EventQuery;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.server.probe.Probes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What can be seen of the mesh. */
final class ReadRoutes {

    static final List<String> ENDPOINTS = List.of(
            "HEAD /heartbeat/{agent_id}",
            "POST /heartbeat",
            "DELETE /agents/{agent_id}",
            "GET " + WatchRoutes.PATH,
            "GET /agents",
            "GET /events",
            "GET " + ExplainRoutes.PATH,
            "GET /schemas",
            "GET /schemas/{hash}",
            "GET /health",
            "GET /livez",
            "GET /readyz",
            "GET /startupz");

    private final Directory directory;
    private final RegistryStore store;
    private final Probes probes;

    ReadRoutes(Directory directory, RegistryStore store, Probes probes) {
        this.directory = directory;
        this.store = store;
        this.probes = probes;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", this::root);
        routes.get("/agents", this::agents);
        routes.get("/events", this::events);
    }

    private void root(Context context) {
        Replies.json(
                context,
                200,
                Map.of(
                        "service",
                        probes.service().name(),
                        "version",
                        probes.service().version(),
                        "status",
                        probes.status().text(),
                        "database",
                        store.isShared() ? "PostgreSQL" : "SQLite",
                        "endpoints",
                        ENDPOINTS));
    }

    /** Written one by one: a hundred thousand of them are never in memory as views. */
    private void agents(Context context) throws IOException {
        AgentFilter filter = AgentFilter.of(context);
        context.status(200).contentType("application/json");
        context.header(RegistryClient.REVISION_HEADER, directory.revision().toString());
        try (JsonGenerator json = Json.mapper().createGenerator(context.res().getOutputStream())) {
            AgentPages.write(directory.agents(), filter, json);
        }
    }

    private void events(Context context) {
        int limit = limit(context.queryParam("limit"));
        EventQuery query = new EventQuery(
                context.queryParam("type"),
                context.queryParam("agent_id"),
                context.queryParam("function_name"),
                before(context.queryParam("before")),
                limit);
        List<Event> found = store.events(query);
        Long next = found.size() == limit ? found.getLast().id() : null;
        Replies.json(
                context, 200, new EventsReply(found.stream().map(Views::event).toList(), found.size(), next));
    }

    private static @Nullable Long before(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Limits.wrong("before", "'" + Limits.cut(text) + "'", "the 'next' of an earlier answer");
        }
        return Long.valueOf(text);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return EventQuery.DEFAULT_LIMIT;
        }
        int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > EventQuery.MAX_LIMIT) {
            throw Limits.wrong("limit", "'" + text + "'", "1 to " + EventQuery.MAX_LIMIT);
        }
        return limit;
    }
}
