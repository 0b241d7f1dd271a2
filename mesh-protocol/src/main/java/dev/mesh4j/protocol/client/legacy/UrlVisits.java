package dev.mesh4j.protocol.client.legacy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.UrlElicitationRequired;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The visits to URLs that a server wants before a request is sent again (2025-11-25, error -32042). */
record UrlVisits(InputHandlers handlers) {

    /** Whether the error asked for visits and the user agreed to all of them. */
    boolean made(@Nullable JsonRpcError error) {
        if (error == null
                || error.code() != ErrorCode.URL_ELICITATION_REQUIRED.number()
                || error.data() == null
                || handlers.url() == null) {
            return false;
        }
        try {
            UrlElicitationRequired wanted = Json.mapper().treeToValue(error.data(), UrlElicitationRequired.class);
            return wanted.elicitations() != null
                    && !wanted.elicitations().isEmpty()
                    && wanted.elicitations().stream().allMatch(this::accepted);
        } catch (JacksonException e) {
            return false;
        }
    }

    private boolean accepted(ElicitParams.Url url) {
        InputResponse answer = handlers.answer(new InputRequest.Elicit(url));
        return answer instanceof ElicitResult result && result.accepted();
    }
}
