package dev.mesh4j.examples.conformance.server;

import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.ToolContext;

/** Tools that change what the server offers, so that those who listen hear of it. */
public final class ChangeTools {

    @MeshTool(
            capability = "conformance",
            name = "test_trigger_tool_change",
            description = "Offers one more tool for a moment")
    public String toolChange(ToolContext context) {
        Object passing = new Object() {
            @MeshTool(capability = "conformance", name = "test_passing_tool", description = "Is there for a moment")
            public String passing() {
                return "here";
            }
        };
        context.agent().register(passing).close();
        return "The list of tools changed twice";
    }

    @MeshTool(
            capability = "conformance",
            name = "test_trigger_prompt_change",
            description = "Offers one more prompt for a moment")
    public String promptChange(ToolContext context) {
        Object passing = new Object() {
            @MeshPrompt(name = "test_passing_prompt", description = "Is there for a moment")
            public String passing() {
                return "here";
            }
        };
        context.agent().register(passing).close();
        return "The list of prompts changed twice";
    }
}
