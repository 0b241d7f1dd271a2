package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ParameterHeaders;
import dev.mesh4j.protocol.mcp.Prompt;
import dev.mesh4j.protocol.mcp.Resource;
import dev.mesh4j.protocol.mcp.ResourceTemplate;
import dev.mesh4j.protocol.mcp.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everything that a server offers at one moment. Immutable. */
public final class Catalog {

    private final Implementation server;
    private final Listing<Tool> tools;
    private final Listing<Prompt> prompts;
    private final Listing<Resource> resources;
    private final Listing<ResourceTemplate> templates;
    private final boolean completions;
    private final Map<String, ParameterHeaders> headers = new HashMap<>();

    /** @param completions whether arguments of prompts or templates can be completed */
    public Catalog(
            Implementation server,
            List<Tool> tools,
            List<Prompt> prompts,
            List<Resource> resources,
            List<ResourceTemplate> templates,
            boolean completions) {
        this.server = server;
        this.completions = completions;
        int size = Listing.PAGE_SIZE;
        this.tools = new Listing<>(server, "tools", tools, Tool::name, Catalog::objectsOnly, size);
        this.prompts = new Listing<>(server, "prompts", prompts, Prompt::name, UnaryOperator.identity(), size);
        this.resources = new Listing<>(server, "resources", resources, Resource::uri, UnaryOperator.identity(), size);
        this.templates = new Listing<>(
                server, "resourceTemplates", templates, ResourceTemplate::uriTemplate, UnaryOperator.identity(), size);
        for (Tool tool : tools) {
            ParameterHeaders mirrored = ParameterHeaders.of(tool.inputSchema());
            if (!mirrored.isEmpty()) {
                headers.put(tool.name(), mirrored);
            }
        }
    }

    /** Tools alone. */
    public static Catalog ofTools(Implementation server, List<Tool> tools) {
        return new Catalog(server, tools, List.of(), List.of(), List.of(), false);
    }

    public Implementation server() {
        return server;
    }

    public Listing<Tool> tools() {
        return tools;
    }

    public Listing<Prompt> prompts() {
        return prompts;
    }

    public Listing<Resource> resources() {
        return resources;
    }

    public Listing<ResourceTemplate> templates() {
        return templates;
    }

    public boolean offersResources() {
        return !resources.isEmpty() || !templates.isEmpty();
    }

    public boolean offersCompletions() {
        return completions;
    }

    /** The arguments of a tool that travel in headers as well; {@code null} for none. */
    @Nullable
    ParameterHeaders parameterHeaders(String tool) {
        return headers.get(tool);
    }

    /** Earlier revisions know only objects as structured content. */
    private static Tool objectsOnly(Tool tool) {
        JsonNode output = tool.outputSchema();
        boolean object = output == null || "object".equals(output.path("type").asString(""));
        return object ? tool : tool.withOutputSchema(null);
    }
}
