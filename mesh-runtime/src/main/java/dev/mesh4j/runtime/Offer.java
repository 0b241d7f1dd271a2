package dev.mesh4j.runtime;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.invoke.LocalCompletion;
import dev.mesh4j.runtime.invoke.LocalPrompt;
import dev.mesh4j.runtime.invoke.LocalResource;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.CompletionDescriptor;
import dev.mesh4j.runtime.schema.TypeSchemas;
import dev.mesh4j.server.mcp.Catalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an agent offers at one moment, ready to be called. Immutable. */
record Offer(
        Map<String, LocalTool> tools,
        Map<String, LocalPrompt> prompts,
        List<LocalResource> resources,
        List<LocalCompletion> completions) {

    static final Offer NOTHING = new Offer(Map.of(), Map.of(), List.of(), List.of());

    Offer {
        // keeps the order, in which they are listed
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
        prompts = Collections.unmodifiableMap(new LinkedHashMap<>(prompts));
        resources = List.copyOf(resources);
        completions = List.copyOf(completions);
    }

    /**
     * Tools without annotations.
     *
     * @throws AgentDefinitionException when two have one name
     */
    static Offer of(List<LiveTool<?>> tools, AgentControl agent) {
        TypeSchemas schemas = new TypeSchemas();
        Map<String, LocalTool> made = new LinkedHashMap<>();
        for (LiveTool<?> tool : tools) {
            LocalTool local = tool.local(agent, schemas);
            String name = local.descriptor().name();
            refuseDouble("tool", name, made.put(name, local));
        }
        return new Offer(made, Map.of(), List.of(), List.of());
    }

    /** @throws AgentDefinitionException when a name is taken */
    Offer plus(Offer more) {
        Map<String, LocalTool> allTools = new LinkedHashMap<>(tools);
        more.tools.forEach((name, tool) -> refuseDouble("tool", name, allTools.put(name, tool)));
        Map<String, LocalPrompt> allPrompts = new LinkedHashMap<>(prompts);
        more.prompts.forEach((name, prompt) -> refuseDouble("prompt", name, allPrompts.put(name, prompt)));
        List<LocalResource> allResources = new ArrayList<>(resources);
        for (LocalResource resource : more.resources) {
            boolean taken = resources.stream().anyMatch(r -> r.uri().equals(resource.uri()));
            refuseDouble("resource", resource.uri(), taken ? resource : null);
            allResources.add(resource);
        }
        List<LocalCompletion> allCompletions = new ArrayList<>(completions);
        allCompletions.addAll(more.completions);
        Offer whole = new Offer(allTools, allPrompts, allResources, allCompletions);
        more.completions.forEach(completion -> whole.requireArgument(completion.descriptor()));
        return whole;
    }

    /** What is completed must be an argument of something that is offered. */
    private void requireArgument(CompletionDescriptor completion) {
        String prompt = completion.prompt();
        List<String> known;
        if (prompt.isEmpty()) {
            known = resources.stream()
                    .filter(resource -> resource.uri().equals(completion.resource()))
                    .flatMap(resource -> resource.variables().stream())
                    .toList();
        } else {
            LocalPrompt completed = prompts.get(prompt);
            known = completed == null ? List.of() : completed.argumentNames();
        }
        if (!known.contains(completion.argument())) {
            String of = prompt.isEmpty() ? "resource '" + completion.resource() : "prompt '" + prompt;
            throw new AgentDefinitionException(completion.place() + " completes '" + completion.argument() + "' of "
                    + of + "' (expected: an argument that is offered, here one of " + known + ")");
        }
    }

    Offer minus(Offer less) {
        Map<String, LocalTool> leftTools = new LinkedHashMap<>(tools);
        leftTools.values().removeAll(less.tools.values());
        Map<String, LocalPrompt> leftPrompts = new LinkedHashMap<>(prompts);
        leftPrompts.values().removeAll(less.prompts.values());
        List<LocalResource> leftResources = new ArrayList<>(resources);
        leftResources.removeAll(less.resources);
        List<LocalCompletion> leftCompletions = new ArrayList<>(completions);
        leftCompletions.removeAll(less.completions);
        return new Offer(leftTools, leftPrompts, leftResources, leftCompletions);
    }

    Catalog catalog(Implementation implementation) {
        return new Catalog(
                implementation,
                tools.values().stream().map(LocalTool::definition).toList(),
                prompts.values().stream().map(LocalPrompt::definition).toList(),
                resources.stream()
                        .filter(resource -> !resource.isTemplate())
                        .map(LocalResource::definition)
                        .toList(),
                resources.stream()
                        .filter(LocalResource::isTemplate)
                        .map(LocalResource::template)
                        .toList(),
                !completions.isEmpty());
    }

    private static void refuseDouble(String kind, String name, @Nullable Object other) {
        if (other != null) {
            throw new AgentDefinitionException(kind + " '" + name + "' is offered already (expected: another name)");
        }
    }
}
