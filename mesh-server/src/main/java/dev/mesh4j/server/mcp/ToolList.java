package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CacheScope;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ListToolsResult;
import dev.mesh4j.protocol.mcp.Tool;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

/** The tools of a server in a fixed order, serialised once for each era. Immutable. */
public final class ToolList {

    private final List<Tool> tools;
    private final RawValue modern;
    private final RawValue legacy;

    public ToolList(Implementation server, List<Tool> tools) {
        this.tools = List.copyOf(tools);
        List<Tool> forLegacy = tools.stream().map(ToolList::objectsOnly).toList();
        this.modern =
                raw(new ListToolsResult("complete", this.tools, null, 0L, CacheScope.PUBLIC, ServerMeta.of(server)));
        this.legacy = raw(new ListToolsResult(null, forLegacy, null, null, null, null));
    }

    public List<Tool> tools() {
        return tools;
    }

    /** The {@code tools/list} result of 2026-07-28. */
    public RawValue modern() {
        return modern;
    }

    /** The {@code tools/list} result of earlier revisions. */
    public RawValue legacy() {
        return legacy;
    }

    /** Earlier revisions know only objects as structured content. */
    private static Tool objectsOnly(Tool tool) {
        JsonNode output = tool.outputSchema();
        boolean object = output != null && "object".equals(output.path("type").asString(""));
        return object || output == null
                ? tool
                : new Tool(
                        tool.name(),
                        tool.title(),
                        tool.description(),
                        tool.inputSchema(),
                        null,
                        tool.annotations(),
                        tool.icons(),
                        tool.meta());
    }

    private static RawValue raw(ListToolsResult result) {
        return new RawValue(Json.mapper().writeValueAsString(result));
    }
}
