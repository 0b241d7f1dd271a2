package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.AgentsReply;
import dev.mesh4j.protocol.registry.EventView;
import dev.mesh4j.protocol.registry.EventsReply;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.store.EventQuery;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.server.probe.Probes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be seen of the mesh. */
final class ReadRoutes {

    static final List<String> ENDPOINTS = List.of(
            "HEAD /heartbeat/{agent_id}",
            "POST /heartbeat",
            "DELETE /agents/{agent_id}",
            "GET " + WatchRoutes.PATH,
            "GET /agents",
            "GET /events",
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
                        "endpoints",
                        ENDPOINTS));
    }

    private void agents(Context context) {
        List<AgentView> agents = directory.agents().stream().map(Views::agent).toList();
        Replies.json(
                context,
                200,
                new AgentsReply(agents, agents.size(), Instant.now().toString()));
    }

    private void events(Context context) {
        EventQuery query = new EventQuery(
                context.queryParam("type"),
                context.queryParam("agent_id"),
                context.queryParam("function_name"),
                before(context.queryParam("before")),
                limit(context.queryParam("limit")));
        List<EventView> events = store.events(query).stream().map(Views::event).toList();
        Replies.json(context, 200, new EventsReply(events, events.size()));
    }

    private static @Nullable Long before(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Limits.wrong("before", "'" + text + "'", "the id of an event");
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
