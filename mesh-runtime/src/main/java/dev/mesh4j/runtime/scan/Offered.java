package dev.mesh4j.runtime.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What classes offer, each kind in a fixed order. */
public record Offered(
        List<ToolDescriptor> tools,
        List<PromptDescriptor> prompts,
        List<ResourceDescriptor> resources,
        List<CompletionDescriptor> completions) {

    public Offered {
        tools = List.copyOf(tools);
        prompts = List.copyOf(prompts);
        resources = List.copyOf(resources);
        completions = List.copyOf(completions);
    }

    public boolean isEmpty() {
        return tools.isEmpty() && prompts.isEmpty() && resources.isEmpty();
    }

    void refuseDoubles() {
        Map<String, String> tool = new HashMap<>();
        tools.forEach(t -> refuseDouble(tool, "tools are named", t.name(), t.place()));
        Map<String, String> prompt = new HashMap<>();
        prompts.forEach(p -> refuseDouble(prompt, "prompts are named", p.name(), p.place()));
        Map<String, String> resource = new HashMap<>();
        resources.forEach(
                r -> refuseDouble(resource, "resources have the URI", r.uri().toString(), r.place()));
    }

    private static void refuseDouble(Map<String, String> places, String what, String name, String place) {
        String other = places.putIfAbsent(name, place);
        if (other != null) {
            String remedy = what.startsWith("tools") ? "; give one of them @MeshTool(name = …)" : "";
            throw new AgentDefinitionException("two " + what + " '" + name + "': " + other + " and " + place
                    + " (expected: unique names" + remedy + ")");
        }
    }
}
