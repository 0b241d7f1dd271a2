package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.mcp.ParameterHeaders;
import dev.mesh4j.protocol.mcp.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Which arguments of which tools travel as headers too, as their schemas said when they were last listed. Thread-safe. */
final class ToolHeaders {

    private static final Logger LOG = LoggerFactory.getLogger(ToolHeaders.class);

    private final Map<String, ParameterHeaders> byTool = new ConcurrentHashMap<>();

    /** Takes note of the tools; those whose headers are unusable are left out, since nobody could call them. */
    List<Tool> usable(String server, List<Tool> tools) {
        List<Tool> usable = new ArrayList<>(tools.size());
        for (Tool tool : tools) {
            try {
                ParameterHeaders headers = ParameterHeaders.of(tool.inputSchema());
                if (headers.isEmpty()) {
                    byTool.remove(tool.name());
                } else {
                    byTool.put(tool.name(), headers);
                }
                usable.add(tool);
            } catch (IllegalArgumentException e) {
                byTool.remove(tool.name());
                LOG.warn("tool {} of {} is left out: {}", tool.name(), server, e.getMessage());
            }
        }
        return usable;
    }

    Map<String, String> of(String tool, JsonNode arguments) {
        if (byTool.isEmpty()) {
            return Map.of();
        }
        ParameterHeaders headers = byTool.get(tool);
        return headers == null ? Map.of() : headers.headers(arguments);
    }
}
