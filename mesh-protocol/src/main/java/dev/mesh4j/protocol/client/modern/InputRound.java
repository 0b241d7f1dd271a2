package dev.mesh4j.protocol.client.modern;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.InputRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers what a server wants to know before it answers itself (multi round-trip requests). */
record InputRound(String server, InputHandlers handlers) {

    /**
     * The parameters of the next request: the operation's own, the answers, and the server's state unchanged.
     *
     * @throws CallException.Refused when the server asks for what this client did not declare, or for nothing
     */
    ObjectNode next(ObjectNode params, JsonNode result) {
        JsonNode requests = result.get("inputRequests");
        JsonNode state = result.get("requestState");
        if (requests == null && (state == null || !state.isString())) {
            throw refused("input_required without inputRequests or requestState (expected: one of them)");
        }
        ObjectNode next = params.deepCopy();
        if (requests != null) {
            next.set("inputResponses", answers(requests));
        }
        if (state != null) {
            next.set("requestState", state);
        }
        return next;
    }

    /** The answers by the keys of the requests. */
    ObjectNode answers(JsonNode requests) {
        ObjectNode answers = Json.mapper().createObjectNode();
        requests.properties().forEach(entry -> answers.set(entry.getKey(), answer(entry.getValue())));
        return answers;
    }

    private JsonNode answer(JsonNode request) {
        try {
            InputRequest asked = Json.mapper().treeToValue(request, InputRequest.class);
            return Json.mapper().valueToTree(handlers.answer(asked));
        } catch (JacksonException e) {
            throw refused("an unusable input request: " + e.getOriginalMessage());
        } catch (JsonRpcException e) {
            throw refused("an input request: " + e.getMessage());
        }
    }

    private CallException refused(String what) {
        return new CallException.Refused(server, 200, null, what);
    }
}
