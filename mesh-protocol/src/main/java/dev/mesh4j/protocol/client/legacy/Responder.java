package dev.mesh4j.protocol.client.legacy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.Method;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers the requests of a server, each on a thread of its own: the server's stream must not wait for a user.
 *
 * @param others gets the notifications
 */
record Responder(Link link, InputHandlers handlers, Inbound others) implements Inbound {

    private static final Logger LOG = LoggerFactory.getLogger(Responder.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Override
    public void notified(JsonRpcMessage.Notification notification) {
        others.notified(notification);
    }

    @Override
    public void asked(JsonRpcMessage.Request request) {
        Thread.ofVirtual().name("mcp-answer-" + request.id().json()).start(() -> respond(request));
    }

    private void respond(JsonRpcMessage.Request request) {
        try {
            link.send(answer(request), TIMEOUT);
        } catch (CallException e) {
            LOG.warn("{} did not get the answer to its {}: {}", link.name(), request.method(), e.getMessage());
        }
    }

    private JsonRpcMessage answer(JsonRpcMessage.Request request) {
        try {
            return new JsonRpcMessage.Result(request.id(), result(request));
        } catch (JsonRpcException e) {
            return new JsonRpcMessage.Failure(request.id(), e.error());
        } catch (JacksonException e) {
            return failure(request, ErrorCode.INVALID_PARAMS, e.getOriginalMessage());
        } catch (RuntimeException e) {
            LOG.warn("the handler of {} failed", request.method(), e);
            return failure(request, ErrorCode.INTERNAL_ERROR, "the client's handler failed");
        }
    }

    private JsonNode result(JsonRpcMessage.Request request) {
        return switch (request.method()) {
            case Method.PING -> Json.mapper().createObjectNode();
            case Method.ELICIT, Method.CREATE_MESSAGE, Method.ROOTS_LIST -> {
                ObjectNode asked = Json.mapper().createObjectNode().put("method", request.method());
                asked.set("params", request.params());
                yield Json.mapper().valueToTree(handlers.answer(Json.mapper().treeToValue(asked, InputRequest.class)));
            }
            default -> throw new JsonRpcException(ErrorCode.METHOD_NOT_FOUND, "Method not found: " + request.method());
        };
    }

    private static JsonRpcMessage failure(JsonRpcMessage.Request request, ErrorCode code, String message) {
        return new JsonRpcMessage.Failure(request.id(), JsonRpcError.of(code, message));
    }
}
