package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Notification;
import dev.mesh4j.protocol.mcp.SubscriptionFilter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One listener: changes wait in a queue, so that a slow client holds up nobody else. */
final class Subscription {

    /** A listener that is further behind must listen anew, and read the lists again. */
    private static final int MAX_WAITING = 1000;

    private final SubscriptionFilter filter;
    private final ObjectNode meta;
    private final BlockingQueue<Optional<Change>> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private volatile boolean ended;

    Subscription(SubscriptionFilter filter, ObjectNode meta) {
        this.filter = filter;
        this.meta = meta;
    }

    void offer(Change change) {
        if (wants(change) && !waiting.offer(Optional.of(change))) {
            end();
        }
    }

    /** Ends it now; what waits is dropped. */
    void end() {
        ended = true;
        finish();
    }

    /** Ends it when what waits is sent. */
    void finish() {
        if (!waiting.offer(Optional.empty())) {
            ended = true;
        }
    }

    /** Sends what is wanted until the end. */
    void serve(Carrier carrier) {
        try {
            while (!ended && !carrier.isCancelled()) {
                Optional<Change> change = waiting.take();
                if (ended || change.isEmpty()) {
                    return;
                }
                carrier.send(notification(change.get()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Notification notification(Change change) {
        Notification plain = Notifications.of(change);
        Objects.requireNonNull(plain.params()).withObjectProperty("_meta").setAll(meta);
        return plain;
    }

    private boolean wants(Change change) {
        return switch (change) {
            case Change.ToolsChanged tools -> Boolean.TRUE.equals(filter.toolsListChanged());
            case Change.PromptsChanged prompts -> Boolean.TRUE.equals(filter.promptsListChanged());
            case Change.ResourcesChanged resources -> Boolean.TRUE.equals(filter.resourcesListChanged());
            case Change.ResourceUpdated(String uri) -> contains(filter.resourceSubscriptions(), uri);
            case Change.TaskChanged(var task) -> contains(filter.taskIds(), task.taskId());
        };
    }

    private static boolean contains(@Nullable List<String> list, String text) {
        return list != null && list.contains(text);
    }
}
