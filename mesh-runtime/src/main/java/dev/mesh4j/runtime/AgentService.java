package dev.mesh4j.runtime;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.CompleteParams;
import dev.mesh4j.protocol.mcp.CompleteResult;
import dev.mesh4j.protocol.mcp.CompletionReference;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import dev.mesh4j.runtime.invoke.LocalCompletion;
import dev.mesh4j.runtime.invoke.LocalPrompt;
import dev.mesh4j.runtime.invoke.LocalResource;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.server.mcp.Catalog;
import dev.mesh4j.server.mcp.Change;
import dev.mesh4j.server.mcp.Changes;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.TaskSupport;
import dev.mesh4j.server.mcp.TaskTraits;
import dev.mesh4j.server.mcp.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.node.ObjectNode;

/** What an agent offers as MCP serves it; it may change while the agent runs. */
final class AgentService implements McpService {

    private final Implementation implementation;
    private final Changes changes = new Changes();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Offer offer = Offer.NOTHING;
    private volatile Catalog catalog;
    private final Serving serving;
    private volatile Map<String, ServedTool> served = Map.of();
    private volatile boolean offersTasks;

    AgentService(Implementation implementation, Serving serving) {
        this.implementation = implementation;
        this.serving = serving;
        this.catalog = offer.catalog(implementation);
    }

    void add(Offer more) {
        lock.lock();
        try {
            offer(offer.plus(more));
        } finally {
            lock.unlock();
        }
        tell(more);
    }

    void remove(Offer less) {
        lock.lock();
        try {
            offer(offer.minus(less));
        } finally {
            lock.unlock();
        }
        tell(less);
    }

    /** The tools offered now, by name. */
    Map<String, LocalTool> localTools() {
        return offer.tools();
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Changes changes() {
        return changes;
    }

    @Override
    public CallToolResult call(String name, ObjectNode arguments, Exchange exchange) {
        return tool(name).call(arguments, exchange);
    }

    @Override
    public GetPromptResult prompt(String name, ObjectNode arguments, Exchange exchange) {
        LocalPrompt prompt = offer.prompts().get(name);
        if (prompt == null) {
            throw Unknown.prompt(name, offer.prompts().keySet());
        }
        return prompt.get(arguments, exchange);
    }

    @Override
    public ReadResourceResult read(String uri, Exchange exchange) {
        List<LocalResource> resources = offer.resources();
        for (boolean template : new boolean[] {false, true}) {
            for (LocalResource resource : resources) {
                Optional<ReadResourceResult> result =
                        resource.isTemplate() == template ? resource.read(uri, exchange) : Optional.empty();
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
        throw Unknown.resource(uri);
    }

    @Override
    public CompleteResult complete(CompleteParams params, Exchange exchange) {
        for (LocalCompletion completion : offer.completions()) {
            if (completion.completes(params)) {
                return completion.complete(params.argument().value());
            }
        }
        requireKnown(params);
        return CompleteResult.of(List.of());
    }

    @Override
    public boolean offersTasks() {
        return offersTasks;
    }

    @Override
    public TaskTraits taskTraits(String name) {
        return tool(name).tool().tasks();
    }

    private ServedTool tool(String name) {
        ServedTool tool = served.get(name);
        if (tool == null) {
            throw Unknown.tool(name, offer.tools().keySet());
        }
        return tool;
    }

    private void requireKnown(CompleteParams params) {
        boolean known = switch (params.ref()) {
            case CompletionReference.Prompt prompt -> offer.prompts().containsKey(prompt.name());
            case CompletionReference.ResourceTemplate template ->
                offer.resources().stream().anyMatch(resource -> resource.uri().equals(template.uri()));
        };
        if (!known) {
            throw new JsonRpcException(
                    ErrorCode.INVALID_PARAMS,
                    "Invalid params: ref: " + params.ref() + " (expected: a prompt or resource template of this"
                            + " server)");
        }
    }

    private void offer(Offer next) {
        Catalog made = next.catalog(implementation);
        Map<String, ServedTool> tools = new HashMap<>();
        next.tools().forEach((name, tool) -> tools.put(name, serving.serve(tool)));
        offer = next;
        served = tools;
        catalog = made;
        offersTasks =
                next.tools().values().stream().anyMatch(tool -> tool.tasks().support() != TaskSupport.NONE);
    }

    private void tell(Offer changed) {
        if (!changed.tools().isEmpty()) {
            changes.tell(new Change.ToolsChanged());
        }
        if (!changed.prompts().isEmpty()) {
            changes.tell(new Change.PromptsChanged());
        }
        if (!changed.resources().isEmpty()) {
            changes.tell(new Change.ResourcesChanged());
        }
    }
}
