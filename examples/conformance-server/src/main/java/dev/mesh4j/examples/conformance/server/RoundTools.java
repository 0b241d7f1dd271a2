package dev.mesh4j.examples.conformance.server;

import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.mcp.CreateMessageParams;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.FormSchema;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.PrimitiveSchema;
import dev.mesh4j.protocol.mcp.SamplingMessage;
import dev.mesh4j.runtime.ToolContext;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Tools that need one or more rounds with the client. */
public final class RoundTools {

    static final ElicitParams NAME = form("What is your name?", "name", PrimitiveSchema.text());
    private static final ElicitParams CONFIRM = form("Please confirm", "ok", PrimitiveSchema.flag());

    @MeshTool(capability = "conformance", name = "test_streaming_elicitation", description = "Asks for a confirmation")
    public String streaming(ToolContext context) {
        return "Confirmed: " + context.elicit("confirm", CONFIRM).accepted();
    }

    @MeshTool(
            capability = "conformance",
            name = "test_input_required_result_elicitation",
            description = "Asks the user for a name")
    public String elicitation(ToolContext context) {
        return "Hello, " + text(context.elicit("user_name", NAME), "name") + "!";
    }

    @MeshTool(
            capability = "conformance",
            name = "test_input_required_result_sampling",
            description = "Asks the language model for a capital")
    public String sampling(ToolContext context) {
        return context.sample("capital_question", question("What is the capital of France?"))
                .text();
    }

    @MeshTool(
            capability = "conformance",
            name = "test_input_required_result_list_roots",
            description = "Asks where it may work")
    public String roots(ToolContext context) {
        return "Roots: " + context.roots("client_roots");
    }

    @MeshTool(
            capability = "conformance",
            name = "test_input_required_result_request_state",
            description = "Keeps state between two rounds")
    public String state(ToolContext context) {
        context.elicit("confirm", CONFIRM);
        return "state-ok";
    }

    @MeshTool(
            capability = "conformance",
            name = "test_input_required_result_tampered_state",
            description = "Keeps state that nobody else can change")
    public String tamperedState(ToolContext context) {
        context.elicit("confirm", CONFIRM);
        return "state-ok";
    }

    @MeshTool(
            capability = "conformance",
            name = "test_input_required_result_multiple_inputs",
            description = "Asks three questions at once")
    public String multipleInputs(ToolContext context) {
        Map<String, InputRequest> questions = new LinkedHashMap<>();
        questions.put("user_name", InputRequest.elicit(NAME));
        questions.put("greeting", InputRequest.createMessage(question("Generate a greeting")));
        questions.put("client_roots", InputRequest.listRoots());
        return "Answers: " + context.ask(questions).keySet();
    }

    @MeshTool(
            capability = "conformance",
            name = "test_input_required_result_multi_round",
            description = "Asks a second question after the first")
    public String multiRound(ToolContext context) {
        String name = text(context.elicit("step1", NAME), "name");
        String color = text(
                context.elicit(
                        "step2", form("What is your favourite color, " + name + "?", "color", PrimitiveSchema.text())),
                "color");
        return name + " likes " + color;
    }

    @MeshTool(
            capability = "conformance",
            name = "test_input_required_result_capabilities",
            description = "Asks only what the client can answer")
    public String capabilities(ToolContext context) {
        Map<String, InputRequest> questions = new LinkedHashMap<>();
        if (context.client().supportsForm()) {
            questions.put("user_name", InputRequest.elicit(NAME));
        }
        if (context.client().supportsSampling()) {
            questions.put("greeting", InputRequest.createMessage(question("Generate a greeting")));
        }
        return "Answers: " + context.ask(questions).keySet();
    }

    private static CreateMessageParams question(String text) {
        return new CreateMessageParams(100, SamplingMessage.user(text));
    }

    private static ElicitParams form(String message, String field, PrimitiveSchema type) {
        return ElicitParams.form(message, FormSchema.EMPTY.required(field, type));
    }

    private static String text(ElicitResult result, String field) {
        JsonNode content = result.content();
        return content == null ? "nobody" : content.path(field).asString("nobody");
    }
}
