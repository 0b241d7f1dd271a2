package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.mesh4j.protocol.Json;
import tools.jackson.databind.JsonNode;

/** A client's answer to an {@link InputRequest}, told apart by its members. */
public sealed interface InputResponse permits ElicitResult, CreateMessageResult, ListRootsResult {

    /** @throws IllegalArgumentException when the members are those of none */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static InputResponse of(JsonNode json) {
        Class<? extends InputResponse> type;
        if (json.has("action")) {
            type = ElicitResult.class;
        } else if (json.has("model")) {
            type = CreateMessageResult.class;
        } else if (json.has("roots")) {
            type = ListRootsResult.class;
        } else {
            throw new IllegalArgumentException(
                    "an input response without action, model or roots (expected: one of them)");
        }
        return Json.mapper().treeToValue(json, type);
    }
}
