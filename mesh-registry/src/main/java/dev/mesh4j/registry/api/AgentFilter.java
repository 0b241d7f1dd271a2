package dev.mesh4j.registry.api;

import dev.mesh4j.registry.directory.AgentState;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Tool;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which agents to list; an absent filter matches all.
 *
 * @param capability that one of its tools offers
 * @param tag that one of its tools has, the same one if a capability is asked for
 * @param after only those whose ids are higher
 * @param limit how many at most
 */
record AgentFilter(
        @Nullable String name,
        @Nullable String capability,
        @Nullable String tag,
        @Nullable String status,
        @Nullable String namespace,
        @Nullable String type,
        @Nullable String runtime,
        String after,
        int limit) {

    static final int MAX_LIMIT = 10_000;

    private static final List<String> STATUSES = List.of(Agent.HEALTHY, Agent.DEGRADED, Agent.UNHEALTHY, Views.OFFLINE);

    static AgentFilter of(Context context) {
        String status = context.queryParam("status");
        if (status != null) {
            Limits.oneOf("status", status, STATUSES, "");
        }
        return new AgentFilter(
                context.queryParam("name"),
                context.queryParam("capability"),
                context.queryParam("tag"),
                status,
                context.queryParam("namespace"),
                context.queryParam("type"),
                context.queryParam("runtime"),
                Limits.optional("after", context.queryParam("after"), Limits.AGENT_ID, ""),
                limit(context.queryParam("limit")));
    }

    boolean matches(AgentState state) {
        Agent agent = state.agent();
        return agent.id().compareTo(after) > 0
                && is(name, agent.name())
                && is(namespace, agent.namespace())
                && is(type, agent.type())
                && is(runtime, agent.runtime())
                && (status == null || status.equals(Views.status(state)))
                && ((capability == null && tag == null)
                        || agent.tools().stream().anyMatch(offers()));
    }

    private Predicate<Tool> offers() {
        return tool ->
                is(capability, tool.capability()) && (tag == null || tool.tags().contains(tag));
    }

    private static boolean is(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return Integer.MAX_VALUE;
        }
        int limit = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Limits.wrong("limit", "'" + Limits.cut(text) + "'", "1 to " + MAX_LIMIT);
        }
        return limit;
    }
}
