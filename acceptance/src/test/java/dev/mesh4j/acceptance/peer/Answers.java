package dev.mesh4j.acceptance.peer;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.CreateMessageResult;
import dev.mesh4j.protocol.mcp.ElicitResult;
import tools.jackson.databind.node.ObjectNode;

/** What the user and the model of these tests say: "Ada" and "Paris". */
final class Answers {

    static final InputHandlers HANDLERS = InputHandlers.NONE
            .withForm(form -> ElicitResult.accept(json("{\"name\":\"Ada\"}")))
            .withSampling(asked -> CreateMessageResult.text("a-model", "Paris"));

    private Answers() {}

    static ObjectNode json(String text) {
        return (ObjectNode) Json.mapper().readTree(text);
    }

    /** The text that a tool answers. */
    static String text(McpConnection server, String tool, String arguments) {
        return Content.text(server.callTool(tool, json(arguments)).content());
    }
}
