package dev.mesh4j.examples.conformance.server;

import dev.mesh4j.annotations.MeshCompletion;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.FormSchema;
import dev.mesh4j.protocol.mcp.PrimitiveSchema;
import dev.mesh4j.protocol.mcp.PromptMessage;
import dev.mesh4j.protocol.mcp.ResourceContents;
import dev.mesh4j.runtime.ToolContext;
import java.util.List;
import java.util.stream.Stream;

/** Prompts of every kind, and the completion of one argument. */
public final class Prompts {

    @MeshPrompt(name = "test_simple_prompt", description = "Has no arguments")
    public String simple() {
        return "This is a simple prompt for testing.";
    }

    @MeshPrompt(name = "test_prompt_with_arguments", description = "Has two arguments")
    public String arguments(@Param("The first") String arg1, @Param("The second") String arg2) {
        return "Prompt with arguments: arg1='" + arg1 + "', arg2='" + arg2 + "'";
    }

    @MeshPrompt(name = "test_prompt_with_embedded_resource", description = "Holds a resource")
    public List<PromptMessage> embedded(@Param("The resource to hold") String resourceUri) {
        return List.of(
                PromptMessage.user(Content.embedded(
                        ResourceContents.text(resourceUri, "text/plain", "Embedded resource content for testing."))),
                PromptMessage.user("Please process the embedded resource above."));
    }

    @MeshPrompt(name = "test_prompt_with_image", description = "Holds a picture")
    public List<PromptMessage> image() {
        return List.of(
                PromptMessage.user(Content.image(Media.png(), "image/png")),
                PromptMessage.user("Please analyze the image above."));
    }

    @MeshPrompt(name = "test_input_required_result_prompt", description = "Asks the user for the context first")
    public String asking(ToolContext context) {
        ElicitParams question = ElicitParams.form(
                "What context should the prompt use?", FormSchema.EMPTY.required("context", PrimitiveSchema.text()));
        return "Use this context: " + context.elicit("user_context", question).content();
    }

    @MeshCompletion(prompt = "test_prompt_with_arguments", argument = "arg1")
    public List<String> firstArgument(String typed) {
        return Stream.of("testValue1", "testValue2", "other")
                .filter(value -> value.startsWith(typed))
                .toList();
    }
}
