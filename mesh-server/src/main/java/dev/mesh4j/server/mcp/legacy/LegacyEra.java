package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Notification;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.InitializeResult;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.server.mcp.Capabilities;
import dev.mesh4j.server.mcp.Carrier;
import dev.mesh4j.server.mcp.Catalog;
import dev.mesh4j.server.mcp.Change;
import dev.mesh4j.server.mcp.Changes;
import dev.mesh4j.server.mcp.HttpCarrier;
import dev.mesh4j.server.mcp.McpAnswer;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.Params;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Revisions 2025-03-26 to 2025-11-25: which message belongs to which session, or to none. Thread-safe. */
public final class LegacyEra implements AutoCloseable {

    private final McpService service;
    private final LegacyOperations operations;
    private final SessionOptions options;
    private final Duration patience;
    private final Sessions sessions;
    private final ReplayBudget budget = new ReplayBudget();
    private final Changes.Handle changes;
    private volatile boolean closed;

    /** @param patience how long a client waits for an answer without a sign before it gets events */
    public LegacyEra(McpService service, SessionOptions options, Duration patience) {
        this.service = service;
        this.options = options;
        this.patience = patience;
        this.operations = new LegacyOperations(service);
        this.sessions = new Sessions(options);
        this.changes = service.changes().listen(this::changed);
    }

    /** @throws JsonRpcException when the request cannot be served */
    public McpAnswer serve(Request request, Carrier carrier) {
        if (request.method().equals(Method.INITIALIZE)) {
            return new McpAnswer.Success(request.id(), initialize(request, carrier));
        }
        String id = carrier.header(Headers.SESSION_ID);
        if (id == null || !(carrier instanceof HttpCarrier http)) {
            return new McpAnswer.Success(request.id(), operations.serve(request, new BareExchange(request, carrier)));
        }
        Session session = sessions.use(id);
        if (session == null) {
            return unknownSession(request.id());
        }
        return LegacyOperations.isWork(request.method())
                ? session.serve(request, http, patience, exchange -> operations.serve(request, exchange))
                : new McpAnswer.Success(request.id(), operations.serve(request, session));
    }

    /** The client's revision if it is a legacy one, otherwise the newest of them (2025-11-25, lifecycle). */
    private InitializeResult initialize(Request request, Carrier carrier) {
        ProtocolVersion version = ProtocolVersion.of(Params.text(request, "protocolVersion"))
                .filter(ProtocolVersion.LEGACY::contains)
                .orElse(ProtocolVersion.LEGACY.getFirst());
        if (carrier instanceof HttpCarrier http) {
            Session session = new Session(version, client(request), options, budget);
            http.answerHeader(Headers.SESSION_ID, sessions.add(session));
        }
        Catalog catalog = service.catalog();
        return new InitializeResult(
                version,
                Capabilities.of(catalog),
                catalog.server(),
                catalog.server().description());
    }

    private static ClientCapabilities client(Request request) {
        JsonNode declared = request.params() == null ? null : request.params().get("capabilities");
        if (declared == null || declared.isNull()) {
            return ClientCapabilities.NONE;
        }
        try {
            return Json.mapper().treeToValue(declared, ClientCapabilities.class);
        } catch (JacksonException e) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_PARAMS, "Invalid params: params.capabilities: " + e.getOriginalMessage());
        }
    }

    /** Takes a notification; without a session there is nothing that it could be about. */
    public McpAnswer notified(Notification notification, Carrier carrier) {
        String id = carrier.header(Headers.SESSION_ID);
        if (id != null) {
            Session session = sessions.use(id);
            if (session == null) {
                return unknownSession(null);
            }
            JsonNode about =
                    notification.params() == null ? null : notification.params().get("requestId");
            if (notification.method().equals(Method.CANCELLED)
                    && about != null
                    && (about.isString() || about.isIntegralNumber())) {
                session.cancel(new RequestId(about));
            }
        }
        return new McpAnswer.Accepted();
    }

    /** Takes an answer to a question. */
    public McpAnswer answered(@Nullable RequestId question, JsonRpcMessage answer, Carrier carrier) {
        String id = carrier.header(Headers.SESSION_ID);
        if (id == null) {
            return refused(400, "a response without a session (expected: a request, or " + Headers.SESSION_ID + ")");
        }
        Session session = sessions.use(id);
        if (session == null) {
            return unknownSession(null);
        }
        return session.questions().answered(question, answer)
                ? new McpAnswer.Accepted()
                : refused(400, "a response to nothing that was asked");
    }

    /** Serves a GET: what belongs to no request, or the rest of a stream that broke. Lasts until either side ends it. */
    public McpAnswer listen(HttpCarrier carrier) {
        Session session = sessions.use(String.valueOf(carrier.header(Headers.SESSION_ID)));
        if (session == null) {
            return unknownSession(null);
        }
        String last = carrier.header(Headers.LAST_EVENT_ID);
        if (last == null) {
            return closed
                    ? new McpAnswer.Accepted()
                    : session.streams().standing().listen(carrier);
        }
        String[] place = last.strip().split("-", -1);
        EventStream stream = place.length == 2 ? session.streams().find(number(place[0])) : null;
        long after = place.length == 2 ? number(place[1]) : -1;
        return stream == null || after < 0
                ? refused(400, Headers.LAST_EVENT_ID + ": '" + last + "' (expected: the id of a recent event)")
                : stream.resume(carrier, after);
    }

    /** Serves a DELETE. */
    public McpAnswer end(HttpCarrier carrier) {
        boolean found = sessions.end(String.valueOf(carrier.header(Headers.SESSION_ID)));
        return found ? new McpAnswer.Accepted() : unknownSession(null);
    }

    /** Ends what would last as long as clients like; requests that are served may finish. */
    @Override
    public void close() {
        closed = true;
        changes.close();
        sessions.all().forEach(Session::drain);
    }

    private void changed(Change change) {
        sessions.all().forEach(session -> session.changed(change));
    }

    private static long number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : -1;
    }

    private static McpAnswer unknownSession(@Nullable RequestId request) {
        return new McpAnswer.Failure(
                404,
                request,
                JsonRpcError.of(
                        ErrorCode.INVALID_REQUEST,
                        "Session not found: it has ended, or was never opened here (expected: initialize again)"));
    }

    private static McpAnswer refused(int status, String what) {
        return new McpAnswer.Failure(
                status, null, JsonRpcError.of(ErrorCode.INVALID_REQUEST, "Invalid request: " + what));
    }
}
