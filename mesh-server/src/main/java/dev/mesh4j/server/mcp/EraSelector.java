package dev.mesh4j.server.mcp;

import static dev.mesh4j.protocol.jsonrpc.ErrorCode.INVALID_PARAMS;
import static dev.mesh4j.protocol.jsonrpc.ErrorCode.INVALID_REQUEST;

import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.server.error.ErrorMapping;
import dev.mesh4j.server.mcp.legacy.LegacyEra;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides which era a message belongs to (2026-07-28, versioning): a revision claimed in {@code _meta} is the stateless
 * era, whatever the method; a header that names a modern revision without that claim is an error; all else is legacy.
 */
public final class EraSelector implements AutoCloseable {

    private final ModernOperations modern;
    private final LegacyEra legacy;
    private final Cancellable cancellable = new Cancellable();

    public EraSelector(McpService service, McpOptions options) {
        McpService admitted = new AdmittedService(service, options.admission());
        this.modern = new ModernOperations(admitted, options);
        this.legacy = new LegacyEra(admitted, options.sessions(), options.keepAlive());
    }

    @Override
    public void close() {
        modern.close();
        legacy.close();
    }

    /** A GET, which only sessions of the legacy era know. */
    McpAnswer listen(HttpCarrier carrier) {
        McpAnswer refused = refusedVersion(carrier);
        return refused == null ? legacy.listen(carrier) : refused;
    }

    /** A DELETE, which only sessions of the legacy era know. */
    McpAnswer end(HttpCarrier carrier) {
        McpAnswer refused = refusedVersion(carrier);
        return refused == null ? legacy.end(carrier) : refused;
    }

    public McpAnswer answer(JsonNode json, Carrier carrier) {
        if (json.isArray()) {
            return batch(json, carrier);
        }
        JsonRpcMessage message;
        try {
            message = JsonRpcCodec.message(json);
        } catch (JsonRpcException e) {
            return new McpAnswer.Failure(400, JsonRpcCodec.idOf(json), e.error());
        }
        return switch (message) {
            case JsonRpcMessage.Request request -> request(request, carrier);
            case JsonRpcMessage.Notification notification -> notification(notification, carrier);
            case JsonRpcMessage.Result result -> answered(result.id(), result, carrier);
            case JsonRpcMessage.Failure failure -> answered(failure.id(), failure, carrier);
        };
    }

    private McpAnswer notification(JsonRpcMessage.Notification notification, Carrier carrier) {
        if (claim(notification.params()) != null || isModern(carrier)) {
            modernNotification(notification);
            return new McpAnswer.Accepted();
        }
        McpAnswer refused = refusedVersion(carrier);
        return refused == null ? legacy.notified(notification, carrier) : refused;
    }

    /** Only agents, whose ids are unique, can say something about an earlier request. */
    private void modernNotification(JsonRpcMessage.Notification notification) {
        if (notification.method().equals(Method.CANCELLED) && notification.params() != null) {
            JsonNode id = notification.params().path("requestId");
            if (id.isString()) {
                cancellable.cancel(RequestId.of(id.stringValue()));
            }
        }
    }

    private McpAnswer answered(@Nullable RequestId id, JsonRpcMessage answer, Carrier carrier) {
        McpAnswer refused = refusedVersion(carrier);
        return refused == null ? legacy.answered(id, answer, carrier) : refused;
    }

    private static boolean isModern(Carrier carrier) {
        String header = carrier.header(Headers.PROTOCOL_VERSION);
        return header != null && ProtocolVersion.isModern(header.strip());
    }

    private static @Nullable McpAnswer refusedVersion(Carrier carrier) {
        try {
            checkLegacyHeader(carrier.header(Headers.PROTOCOL_VERSION));
            return null;
        } catch (JsonRpcException e) {
            return new McpAnswer.Failure(400, null, e.error());
        }
    }

    private McpAnswer request(JsonRpcMessage.Request request, Carrier carrier) {
        JsonNode claim = claim(request.params());
        RequestMeta meta = null;
        try {
            if (claim == null) {
                checkLegacyHeader(carrier.header(Headers.PROTOCOL_VERSION));
            } else {
                meta = ModernEnvelope.check(request, claim, carrier);
            }
        } catch (JsonRpcException e) {
            return new McpAnswer.Failure(400, request.id(), e.error());
        }
        try {
            return meta == null
                    ? legacy.serve(request, carrier)
                    : new McpAnswer.Success(request.id(), modern(request, meta, carrier));
        } catch (RuntimeException | Error e) {
            var error = ErrorMapping.error(e);
            int status = claim == null ? ErrorMapping.status(error) : ErrorMapping.modernStatus(error);
            return new McpAnswer.Failure(status, request.id(), error);
        }
    }

    private Object modern(JsonRpcMessage.Request request, RequestMeta meta, Carrier carrier) {
        boolean added = cancellable.add(request.id(), carrier);
        try {
            return modern.serve(request, meta, carrier);
        } finally {
            if (added) {
                cancellable.remove(request.id());
            }
        }
    }

    private static void checkLegacyHeader(@Nullable String header) {
        if (header == null) {
            return;
        }
        ProtocolVersion version = ProtocolVersion.of(header.strip()).orElse(null);
        if (version != null && ProtocolVersion.LEGACY.contains(version)) {
            return;
        }
        if (version != null) {
            throw new JsonRpcException(
                    INVALID_PARAMS,
                    "_meta: " + Meta.PROTOCOL_VERSION + " is missing (expected: " + header + ", as in the header)");
        }
        throw new JsonRpcException(
                INVALID_REQUEST, Headers.PROTOCOL_VERSION + ": '" + header + "' (expected: " + knownVersions() + ")");
    }

    private static String knownVersions() {
        return String.join(
                ", ",
                java.util.Arrays.stream(ProtocolVersion.values())
                        .map(ProtocolVersion::text)
                        .toList());
    }

    private McpAnswer batch(JsonNode json, Carrier carrier) {
        if (json.isEmpty()) {
            return refused("an empty batch");
        }
        if (json.valueStream().anyMatch(EraSelector::isModern)) {
            return refused("a batch (expected: one message, since 2025-06-18)");
        }
        List<McpAnswer> answers = new ArrayList<>();
        for (JsonNode element : json) {
            McpAnswer answer = element.isArray() ? refused("a batch in a batch") : answer(element, carrier);
            if (!(answer instanceof McpAnswer.Accepted || answer instanceof McpAnswer.Elsewhere)) {
                answers.add(answer);
            }
        }
        return answers.isEmpty() ? new McpAnswer.Accepted() : new McpAnswer.Batch(answers);
    }

    private static boolean isModern(JsonNode message) {
        return claim(message.get("params") instanceof ObjectNode params ? params : null) != null;
    }

    private static @Nullable JsonNode claim(@Nullable ObjectNode params) {
        return params == null ? null : params.path("_meta").get(Meta.PROTOCOL_VERSION);
    }

    private static McpAnswer refused(String what) {
        var error = new JsonRpcException(INVALID_REQUEST, "Invalid request: " + what).error();
        return new McpAnswer.Failure(400, null, error);
    }
}
