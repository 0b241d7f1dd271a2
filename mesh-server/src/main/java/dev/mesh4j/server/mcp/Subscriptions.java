package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Notification;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.SubscriptionFilter;
import dev.mesh4j.server.mcp.tasks.TaskRequests;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The open {@code subscriptions/listen} requests (2026-07-28, subscriptions). Thread-safe. */
final class Subscriptions implements AutoCloseable {

    private static final int MAX_OPEN = 10_000;
    private static final int MAX_URIS = 10_000;

    private final McpService service;
    private final @Nullable TaskRequests tasks;
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param tasks that can be listened to; {@code null} for none */
    Subscriptions(McpService service, @Nullable TaskRequests tasks) {
        this.service = service;
        this.tasks = tasks;
    }

    /** Serves a listener until it leaves, cannot keep up, or the server stops; then returns the last result. */
    JsonNode listen(Request request, RequestMeta requestMeta, ObjectNode serverMeta, Carrier carrier) {
        if (carrier instanceof HttpCarrier http && http.refusesEvents()) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_REQUEST,
                    "Invalid request: Accept: " + carrier.header("Accept") + " (expected: text/event-stream)");
        }
        SubscriptionFilter honoured = honoured(filter(request), requestMeta);
        if (open.size() >= MAX_OPEN) {
            throw new JsonRpcException(
                    ErrorCode.INTERNAL_ERROR, "Too many subscriptions: " + MAX_OPEN + " are open (expected: fewer)");
        }
        ObjectNode id = Json.mapper().createObjectNode();
        id.set(Meta.SUBSCRIPTION_ID, request.id().json());
        Subscription subscription = new Subscription(honoured, id);
        try (Changes.Handle handle = service.changes().listen(subscription::offer)) {
            open.add(subscription);
            carrier.send(acknowledged(honoured, id));
            if (closed) {
                subscription.finish();
            }
            serve(subscription, honoured, carrier);
        } finally {
            open.remove(subscription);
        }
        ObjectNode result = Json.mapper().createObjectNode().put("resultType", "complete");
        result.set("_meta", serverMeta.deepCopy().setAll(id));
        return result;
    }

    private void serve(Subscription subscription, SubscriptionFilter honoured, Carrier carrier) {
        List<String> ids = honoured.taskIds();
        if (tasks == null || ids == null) {
            subscription.serve(carrier);
            return;
        }
        try (Changes.Handle watch = tasks.watch(ids, task -> subscription.offer(new Change.TaskChanged(task)))) {
            subscription.serve(carrier);
        }
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(Subscription::finish);
    }

    private static SubscriptionFilter filter(Request request) {
        JsonNode filter = request.params() == null ? null : request.params().get("notifications");
        if (filter == null || !filter.isObject()) {
            throw Params.invalid("notifications: " + filter + " (expected: an object)");
        }
        try {
            SubscriptionFilter read = Json.mapper().treeToValue(filter, SubscriptionFilter.class);
            List<String> uris = read.resourceSubscriptions();
            if (uris != null && uris.size() > MAX_URIS) {
                throw Params.invalid("notifications.resourceSubscriptions: " + uris.size() + " URIs (expected: at most "
                        + MAX_URIS + ")");
            }
            return read;
        } catch (JacksonException e) {
            throw Params.invalid("notifications" + Params.place(e)
                    + " cannot be read (expected: as subscriptions/listen" + " has it)");
        }
    }

    /** What is offered here of what was asked for. */
    private SubscriptionFilter honoured(SubscriptionFilter asked, RequestMeta requestMeta) {
        Catalog catalog = service.catalog();
        boolean resources = catalog.offersResources();
        return new SubscriptionFilter(
                asked.toolsListChanged(),
                catalog.prompts().isEmpty() ? null : asked.promptsListChanged(),
                resources ? asked.resourcesListChanged() : null,
                resources ? asked.resourceSubscriptions() : null,
                knownTasks(asked.taskIds(), requestMeta));
    }

    private @Nullable List<String> knownTasks(@Nullable List<String> asked, RequestMeta requestMeta) {
        return tasks == null || asked == null ? null : tasks.known(asked, requestMeta.capabilities());
    }

    private static Notification acknowledged(SubscriptionFilter honoured, ObjectNode id) {
        ObjectNode params = Json.mapper().createObjectNode();
        params.set("_meta", id);
        params.set("notifications", Json.mapper().valueToTree(honoured));
        return new Notification(Method.ACKNOWLEDGED, params);
    }
}
