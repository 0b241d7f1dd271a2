package dev.mesh4j.protocol.client.link;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came back for a request.
 *
 * @param status the HTTP status; 200 over other links
 * @param message the JSON-RPC answer; absent when the body was none
 * @param text the start of a body that was no answer, for the error message
 */
public record LinkReply(int status, @Nullable JsonRpcMessage message, String text) {

    public @Nullable JsonRpcError error() {
        return message instanceof JsonRpcMessage.Failure(var id, JsonRpcError error) ? error : null;
    }

    /**
     * The result.
     *
     * @param server for the error message
     * @throws CallException.Refused when the answer is something else
     */
    public JsonNode result(String server) {
        return switch (message) {
            case JsonRpcMessage.Result(var id, JsonNode result) -> result;
            case JsonRpcMessage.Failure(var id, JsonRpcError error) ->
                throw new CallException.Refused(server, status, error, error.message());
            case JsonRpcMessage.Request request -> throw noAnswer(server, "a request");
            case JsonRpcMessage.Notification notification -> throw noAnswer(server, "a notification");
            case null -> throw noAnswer(server, text);
        };
    }

    private CallException noAnswer(String server, String body) {
        return new CallException.Refused(server, status, null, body + " (expected: a JSON-RPC response)");
    }
}
