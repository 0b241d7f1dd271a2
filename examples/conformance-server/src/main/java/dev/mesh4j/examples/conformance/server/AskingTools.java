package dev.mesh4j.examples.conformance.server;

import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.mcp.CreateMessageParams;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.FormSchema;
import dev.mesh4j.protocol.mcp.PrimitiveSchema;
import dev.mesh4j.protocol.mcp.SamplingMessage;
import dev.mesh4j.runtime.ToolContext;

/** Tools that ask the client and wait for the answer. */
public final class AskingTools {

    @MeshTool(capability = "conformance", name = "test_sampling", description = "Asks the client's language model")
    public String sampling(String prompt, ToolContext context) {
        return "LLM response: "
                + context.sample(new CreateMessageParams(100, SamplingMessage.user(prompt)))
                        .text();
    }

    @MeshTool(capability = "conformance", name = "test_elicitation", description = "Asks for a name and an address")
    public String elicitation(String message, ToolContext context) {
        return answer(context.elicit(ElicitParams.form(
                message,
                FormSchema.EMPTY
                        .required("username", PrimitiveSchema.text().withDescription("User's response"))
                        .required("email", PrimitiveSchema.text().withDescription("User's email address")))));
    }

    @MeshTool(
            capability = "conformance",
            name = "test_elicitation_sep1034_defaults",
            description = "Asks with a form that is filled in already")
    public String defaults(ToolContext context) {
        return answer(context.elicit(ElicitParams.form(
                "Please review and update the form fields with defaults",
                FormSchema.EMPTY
                        .optional("name", PrimitiveSchema.text().withDefault("John Doe"))
                        .optional("age", PrimitiveSchema.integer().withDefault(30))
                        .optional("score", PrimitiveSchema.number().withDefault(95.5))
                        .optional(
                                "status",
                                PrimitiveSchema.choice("active", "inactive", "pending")
                                        .withDefault("active"))
                        .optional("verified", PrimitiveSchema.flag().withDefault(true)))));
    }

    @MeshTool(
            capability = "conformance",
            name = "test_elicitation_sep1330_enums",
            description = "Asks with every form of a choice")
    public String choices(ToolContext context) {
        return answer(context.elicit(ElicitParams.form(
                "Please select options from the enum fields",
                FormSchema.EMPTY
                        .optional("untitledSingle", PrimitiveSchema.choice("option1", "option2", "option3"))
                        .optional("titledSingle", PrimitiveSchema.choice(options()))
                        .optional(
                                "legacyEnum",
                                PrimitiveSchema.choice("opt1", "opt2", "opt3")
                                        .withNames("Option One", "Option Two", "Option Three"))
                        .optional("untitledMulti", PrimitiveSchema.choices("option1", "option2", "option3"))
                        .optional("titledMulti", PrimitiveSchema.choices(options())))));
    }

    private static PrimitiveSchema.Option[] options() {
        return new PrimitiveSchema.Option[] {
            new PrimitiveSchema.Option("value1", "First Option"),
            new PrimitiveSchema.Option("value2", "Second Option"),
            new PrimitiveSchema.Option("value3", "Third Option")
        };
    }

    private static String answer(ElicitResult result) {
        return "Elicitation completed: action=" + result.action() + ", content=" + result.content();
    }
}
