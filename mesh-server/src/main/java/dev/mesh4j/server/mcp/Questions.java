package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.CreateMessageResult;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.ListRootsResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server may ask, and what counts as an answer. */
public final class Questions {

    private Questions() {}

    /** @throws JsonRpcException {@code -32021} when the client did not declare that it answers such questions */
    public static void requireDeclared(ClientCapabilities client, InputRequest question) {
        switch (question) {
            case InputRequest.Elicit(ElicitParams.Form form) -> require(client.supportsForm(), "elicitation", "form");
            case InputRequest.Elicit(ElicitParams.Url url) -> require(client.supportsUrl(), "elicitation", "url");
            case InputRequest.CreateMessage(var params) -> {
                require(client.supportsSampling(), "sampling", null);
                require(params.tools() == null || client.supportsSamplingTools(), "sampling", "tools");
            }
            case InputRequest.ListRoots roots -> require(client.supportsRoots(), "roots", null);
        }
    }

    /** The answer, if it is one to this question. */
    public static Optional<InputResponse> answer(InputRequest question, @Nullable JsonNode json) {
        if (json == null || !json.isObject()) {
            return Optional.empty();
        }
        try {
            return switch (question) {
                case InputRequest.Elicit(var params)
                when json.has("action") && fits(params, json) -> read(json, ElicitResult.class);
                case InputRequest.CreateMessage create
                when json.has("content") -> read(json, CreateMessageResult.class);
                case InputRequest.ListRoots roots when json.has("roots") -> read(json, ListRootsResult.class);
                default -> Optional.empty();
            };
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(ElicitParams params, JsonNode answer) {
        boolean accepted = answer.path("action").asString("").equals("accept");
        return !accepted
                || !(params instanceof ElicitParams.Form form)
                || FormAnswer.fits(form.requestedSchema(), answer.get("content"));
    }

    private static Optional<InputResponse> read(JsonNode json, Class<? extends InputResponse> type) {
        return Optional.ofNullable(Json.mapper().treeToValue(json, type));
    }

    private static void require(boolean declared, String capability, @Nullable String member) {
        if (!declared) {
            ObjectNode required = Json.mapper().createObjectNode();
            ObjectNode settings = required.putObject(capability);
            if (member != null) {
                settings.putObject(member);
            }
            throw missingCapability(capability + (member == null ? "" : "." + member), required);
        }
    }

    /** @param required the client capabilities that are needed, as a client declares them */
    public static JsonRpcException missingCapability(String name, ObjectNode required) {
        ObjectNode data = Json.mapper().createObjectNode();
        data.set("requiredCapabilities", required);
        return new JsonRpcException(
                ErrorCode.MISSING_CLIENT_CAPABILITY,
                "Missing client capability: " + name + " (expected: declared in _meta of the request)",
                data);
    }
}
