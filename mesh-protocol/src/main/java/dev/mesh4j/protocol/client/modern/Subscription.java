package dev.mesh4j.protocol.client.modern;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.link.LinkRequest;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.SubscriptionFilter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An open stream of events ({@code subscriptions/listen}). Thread-safe. */
public final class Subscription implements AutoCloseable {

    static final Duration UNTIL_CLOSED = Duration.ofDays(3650);

    private final Link link;
    private final Consumer<JsonRpcMessage.Notification> events;
    private final CompletableFuture<SubscriptionFilter> acknowledged = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile @Nullable Thread reader;
    private volatile boolean closed;

    Subscription(Link link, Consumer<JsonRpcMessage.Notification> events) {
        this.link = link;
        this.events = events;
    }

    /** What the server agreed to send; may be less than was asked for. */
    public SubscriptionFilter acknowledged() {
        return acknowledged.join();
    }

    /**
     * Completes when the stream has ended: normally when the server said so or {@link #close} was called, otherwise with
     * the {@link CallException} that broke it. Whoever wants more events listens again.
     */
    public CompletableFuture<@Nullable Void> ended() {
        return ended.copy();
    }

    @Override
    public void close() {
        closed = true;
        Thread thread = reader;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Sends the request and waits until the server acknowledges it. */
    void open(LinkRequest request, CallOptions options) {
        reader = Thread.ofVirtual().name("mcp-listen-" + request.id().json()).start(() -> read(request));
        try {
            acknowledged.get(options.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CallException refused ? refused : new CallException.Lost(link.name(), e);
        } catch (TimeoutException e) {
            close();
            throw new CallException.TimedOut(link.name(), options.timeout(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CallException.Lost(link.name(), e);
        }
    }

    private void read(LinkRequest request) {
        try {
            link.request(request, new Events(request.id().json())).result(link.name());
            ended.complete(null);
        } catch (CallException e) {
            if (closed) {
                ended.complete(null);
            } else {
                ended.completeExceptionally(e);
            }
            acknowledged.completeExceptionally(e);
        }
        // a server that ends at once acknowledged nothing
        acknowledged.complete(new SubscriptionFilter(null, null, null, null, null));
    }

    private final class Events implements Inbound {

        private final JsonNode id;

        Events(JsonNode id) {
            this.id = id;
        }

        @Override
        public void notified(JsonRpcMessage.Notification notification) {
            JsonNode params = notification.params() == null ? Json.mapper().createObjectNode() : notification.params();
            JsonNode owner = params.path("_meta").path(Meta.SUBSCRIPTION_ID);
            if (!owner.isMissingNode() && !owner.asString("").equals(id.asString(""))) {
                return;
            }
            if (notification.method().equals(Method.ACKNOWLEDGED)) {
                acknowledged.complete(
                        Json.mapper().treeToValue(params.path("notifications"), SubscriptionFilter.class));
            } else {
                events.accept(notification);
            }
        }

        @Override
        public void asked(JsonRpcMessage.Request request) {}
    }
}
