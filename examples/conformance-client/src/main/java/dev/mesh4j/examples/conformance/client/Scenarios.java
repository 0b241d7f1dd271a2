package dev.mesh4j.examples.conformance.client;

import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.input.FormDefaults;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.Prompt;
import dev.mesh4j.protocol.mcp.Resource;
import dev.mesh4j.protocol.mcp.Tool;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client does in each scenario. */
final class Scenarios {

    private Scenarios() {}

    static void play(Run run) {
        if (run.scenario().startsWith("auth/")) {
            AuthScenarios.play(run);
            return;
        }
        switch (run.scenario()) {
            case "elicitation-sep1034-client-defaults" -> acceptDefaults(run);
            case "sep-2322-client-request-state" -> answerInputRequests(run);
            case "http-standard-headers" -> with(run, Scenarios::useEverything);
            case "http-custom-headers" -> with(run, server -> callAsTold(server, run.context()));
            case "http-invalid-tool-headers" -> with(run, Scenarios::callEveryTool);
            case "json-schema-2020-12-preservation" -> with(run, Scenarios::echoSchema);
            case "request-metadata" -> describe(run);
            case "sse-retry" -> with(run, server -> call(server, "test_reconnection"));
            case "tools_call" -> with(run, Scenarios::addNumbers);
            default -> with(run, McpConnection::listTools);
        }
    }

    private static void with(Run run, Consumer<McpConnection> play) {
        try (McpConnection server = run.connection().open()) {
            play.accept(server);
        }
    }

    private static void addNumbers(McpConnection server) {
        server.listTools();
        server.callTool("add_numbers", object().put("a", 5).put("b", 3));
    }

    private static void describe(Run run) {
        InputHandlers handlers = InputHandlers.NONE.withForm(form -> ElicitResult.decline());
        try (McpConnection server = run.connection().handlers(handlers).open()) {
            server.server();
            server.listTools();
        }
    }

    private static void acceptDefaults(Run run) {
        InputHandlers handlers =
                InputHandlers.NONE.withForm(FormDefaults.filledInto(form -> ElicitResult.accept(object())));
        try (McpConnection server = run.connection().handlers(handlers).open()) {
            server.listTools();
            call(server, "test_client_elicitation_defaults");
        }
    }

    private static void answerInputRequests(Run run) {
        InputHandlers handlers =
                InputHandlers.NONE.withForm(form -> ElicitResult.accept(object().put("confirmed", true)));
        try (McpConnection server = run.connection().handlers(handlers).open()) {
            server.listTools();
            call(server, "test_mrtr_echo_state");
            call(server, "test_mrtr_unrelated");
            call(server, "test_mrtr_no_state");
            call(server, "test_mrtr_no_result_type");
        }
    }

    private static void useEverything(McpConnection server) {
        callEveryTool(server);
        for (Resource resource : server.listResources()) {
            server.readResource(resource.uri());
        }
        for (Prompt prompt : server.listPrompts()) {
            Map<String, String> arguments = new HashMap<>();
            if (prompt.arguments() != null) {
                prompt.arguments().forEach(argument -> arguments.put(argument.name(), "test"));
            }
            server.getPrompt(prompt.name(), arguments);
        }
    }

    private static void callEveryTool(McpConnection server) {
        for (Tool tool : server.listTools()) {
            server.callTool(tool.name(), object().put("region", "us-west1").put("value", "test"));
        }
    }

    private static void callAsTold(McpConnection server, JsonNode context) {
        server.listTools();
        for (JsonNode call : context.path("toolCalls")) {
            server.callTool(call.path("name").asString(), (ObjectNode) call.path("arguments"));
        }
    }

    private static void echoSchema(McpConnection server) {
        Tool focal = server.listTools().stream()
                .filter(tool -> tool.name().equals("json_schema_2020_12_tool"))
                .findFirst()
                .orElseThrow();
        ObjectNode arguments = object();
        arguments.set("schema", focal.inputSchema());
        server.callTool("json_schema_echo", arguments);
    }

    private static void call(McpConnection server, String tool) {
        server.callTool(tool, object());
    }

    private static ObjectNode object() {
        return Run.JSON.createObjectNode();
    }
}
