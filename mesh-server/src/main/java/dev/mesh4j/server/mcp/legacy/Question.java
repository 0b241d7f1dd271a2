package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.server.mcp.Questions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A question in the words of a session's revision. */
final class Question {

    private Question() {}

    /** @throws JsonRpcException {@code -32600} when the client did not declare that it answers such questions */
    static void requireDeclared(ClientCapabilities client, InputRequest question) {
        try {
            Questions.requireDeclared(client, question);
        } catch (JsonRpcException e) {
            // the number of that error belongs to the stateless era
            throw new JsonRpcException(
                    ErrorCode.INVALID_REQUEST,
                    "The client cannot be asked for " + question.method() + " (expected: declared in initialize)",
                    e.error().data());
        }
    }

    /** @throws JsonRpcException {@code -32600} when the revision has no words for it */
    static @Nullable ObjectNode params(InputRequest question, ProtocolVersion version) {
        JsonNode json = Json.mapper().valueToTree(question).path("params");
        if (!(json instanceof ObjectNode params)) {
            return null;
        }
        boolean newest = version == ProtocolVersion.V2025_11_25;
        switch (question) {
            case InputRequest.Elicit(ElicitParams.Url url) -> {
                require(newest, "an elicitation by URL", version);
                if (url.elicitationId() == null) {
                    params.put("elicitationId", UUID.randomUUID().toString());
                }
            }
            case InputRequest.Elicit(ElicitParams.Form form) -> {
                if (!newest) {
                    params.path("requestedSchema").path("properties").forEach(field -> simplify(field, version));
                }
            }
            case InputRequest.CreateMessage(var sampling) ->
                require(newest || sampling.tools() == null, "sampling with tools", version);
            case InputRequest.ListRoots roots -> {}
        }
        return params;
    }

    /** 2025-06-18 has defaults for booleans only, titles of choices as a list beside them, and no multiple choice. */
    private static void simplify(JsonNode json, ProtocolVersion version) {
        if (!(json instanceof ObjectNode field)) {
            return;
        }
        String type = field.path("type").asString("");
        require(!"array".equals(type), "a choice of several values", version);
        if (!"boolean".equals(type)) {
            field.remove("default");
        }
        if (field.remove("oneOf") instanceof JsonNode choices) {
            var values = field.putArray("enum");
            var titles = field.putArray("enumNames");
            choices.forEach(choice -> {
                values.add(choice.path("const"));
                titles.add(choice.path("title"));
            });
        }
    }

    private static void require(boolean known, String what, ProtocolVersion version) {
        if (!known) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_REQUEST,
                    "The client cannot be asked: " + what + " in a session of " + version.text() + " (expected: one of "
                            + ProtocolVersion.V2025_11_25.text() + ")");
        }
    }
}
