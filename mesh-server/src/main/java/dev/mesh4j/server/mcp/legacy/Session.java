package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.server.error.ErrorMapping;
import dev.mesh4j.server.mcp.Change;
import dev.mesh4j.server.mcp.HttpCarrier;
import dev.mesh4j.server.mcp.McpAnswer;
import dev.mesh4j.server.mcp.Notifications;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of one client between {@code initialize} and DELETE. Thread-safe. */
final class Session {

    private static final int MAX_SUBSCRIPTIONS = 1000;

    private final ProtocolVersion version;
    private final ClientCapabilities client;
    private final Duration answerTimeout;
    private final Streams streams;
    private final OpenQuestions questions = new OpenQuestions();
    private final Map<RequestId, SessionExchange> served = new ConcurrentHashMap<>();
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile @Nullable LoggingLevel level;
    private volatile Instant lastUsed;
    private volatile boolean ended;

    Session(ProtocolVersion version, ClientCapabilities client, SessionOptions options, ReplayBudget budget) {
        this.version = version;
        this.client = client;
        this.answerTimeout = options.answerTimeout();
        this.lastUsed = options.clock().instant();
        this.streams = new Streams(version == ProtocolVersion.V2025_11_25, budget);
    }

    ProtocolVersion version() {
        return version;
    }

    ClientCapabilities client() {
        return client;
    }

    Duration answerTimeout() {
        return answerTimeout;
    }

    Streams streams() {
        return streams;
    }

    OpenQuestions questions() {
        return questions;
    }

    /** The least severe log lines that are wanted; {@code null} until the client says so. */
    @Nullable
    LoggingLevel level() {
        return level;
    }

    void level(LoggingLevel least) {
        level = least;
    }

    void used(Instant now) {
        lastUsed = now;
    }

    /** Whether it may end: nothing is served, nobody listens, and it was not used since then. */
    boolean isIdleSince(Instant time) {
        return isIdle() && lastUsed.isBefore(time);
    }

    boolean isIdle() {
        return served.isEmpty() && !streams.standing().isHeld();
    }

    /** @throws JsonRpcException when there are too many */
    void subscribe(String uri) {
        if (subscriptions.size() >= MAX_SUBSCRIPTIONS && !subscriptions.contains(uri)) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_REQUEST,
                    "Too many subscriptions: this session has " + MAX_SUBSCRIPTIONS + " (expected: unsubscribe first)");
        }
        subscriptions.add(uri);
    }

    void unsubscribe(String uri) {
        subscriptions.remove(uri);
    }

    void changed(Change change) {
        boolean wanted = switch (change) {
            case Change.ToolsChanged tools -> true;
            case Change.PromptsChanged prompts -> true;
            case Change.ResourcesChanged resources -> true;
            case Change.ResourceUpdated(String uri) -> subscriptions.contains(uri);
            case Change.TaskChanged task -> false;
        };
        if (wanted) {
            streams.standing().offer(Notifications.of(change));
        }
    }

    /** Serves a request on a thread of its own; returns when it is answered or its connection is gone. */
    McpAnswer serve(Request request, HttpCarrier carrier, Duration patience, Function<SessionExchange, Object> work) {
        EventStream stream = streams.open();
        stream.attach(carrier);
        SessionExchange exchange = new SessionExchange(this, request, carrier, stream);
        if (served.putIfAbsent(request.id(), exchange) != null) {
            streams.forget(stream);
            throw new JsonRpcException(
                    ErrorCode.INVALID_REQUEST, "id: " + request.id().json() + " is being served (expected: a new one)");
        }
        if (ended) {
            exchange.cancel();
        }
        Thread.ofVirtual().name("mcp-session-request").start(() -> {
            McpAnswer answer = exchange.run(() -> answer(request, exchange, work));
            served.remove(request.id(), exchange);
            stream.end(answer);
            streams.trim();
        });
        McpAnswer answer = stream.reply(carrier, patience);
        if (!(answer instanceof McpAnswer.Elsewhere)) {
            streams.forget(stream);
        }
        return answer;
    }

    private static McpAnswer answer(Request request, SessionExchange exchange, Function<SessionExchange, Object> work) {
        try {
            return new McpAnswer.Success(request.id(), work.apply(exchange));
        } catch (RuntimeException | Error e) {
            // what an interrupt broke is no fault
            if (exchange.isCancelled()) {
                return new McpAnswer.Accepted();
            }
            var error = ErrorMapping.error(e);
            return new McpAnswer.Failure(ErrorMapping.status(error), request.id(), error);
        }
    }

    void cancel(RequestId id) {
        SessionExchange exchange = served.get(id);
        if (exchange != null) {
            exchange.cancel();
        }
    }

    /** Nothing more is asked or said out of requests; those that are served may finish. */
    void drain() {
        questions.close();
        streams.standing().end();
    }

    void end() {
        ended = true;
        served.values().forEach(SessionExchange::cancel);
        questions.close();
        streams.end();
    }
}
