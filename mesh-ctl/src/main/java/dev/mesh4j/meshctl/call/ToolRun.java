package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.protocol.mcp.TraceContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call, and what is shown of it.
 *
 * @param json whether the whole result is printed, as JSON
 * @param trace absent: in none
 */
public record ToolRun(
        Caller caller,
        boolean json,
        Duration timeout,
        @Nullable TraceContext trace) {

    /** Prints what the tool says; the result says whether it failed. */
    public CallToolResult run(Callee callee, RemoteTools tools, List<ArgumentWord> words) {
        Tool tool = tools.tool();
        ArgumentMaker maker =
                new ArgumentMaker(tool.name() + " of " + callee.name(), ToolParameters.of(tool.inputSchema()));
        ObjectNode arguments = maker.make(words);
        String streams =
                tool.meta() == null ? "" : tool.meta().path(StreamMeta.STREAMS).asString("");
        return json || streams.isEmpty()
                ? forResult(tools, call(tool, arguments, false))
                : forItems(tools, call(tool, arguments, true), streams.equals(StreamMeta.TEXT));
    }

    private CallToolResult forResult(RemoteTools tools, ToolCall call) {
        CallToolResult result;
        try (Progress progress = Progress.of(caller)) {
            result = tools.call(call, progress);
        }
        show(result);
        return result;
    }

    private CallToolResult forItems(RemoteTools tools, ToolCall call, boolean pieces) {
        Items items = new Items(caller.out(), pieces);
        CallToolResult result;
        try {
            result = tools.call(call, items);
        } finally {
            items.endLine();
        }
        boolean shown = result.meta() != null && result.meta().has(StreamMeta.COUNT);
        if (result.failed() || !shown) {
            show(result);
        }
        return result;
    }

    private ToolCall call(Tool tool, ObjectNode arguments, boolean items) {
        Map<String, String> all = new HashMap<>();
        all.put(Headers.TIMEOUT, Long.toString(timeout.toMillis()));
        ObjectNode meta = Json.mapper().createObjectNode();
        if (trace != null) {
            trace.write(all::put);
            trace.write(meta::put);
        }
        if (items) {
            meta.put(StreamMeta.WANTED, true);
        }
        return new ToolCall(tool.name(), arguments, all, meta, timeout);
    }

    private void show(CallToolResult result) {
        Console console = new Console(caller);
        if (json) {
            console.json(result);
        } else if (result.failed()) {
            console.error(result.text());
        } else {
            console.line(shown(result));
        }
    }

    /** Markdown and plain strings as they are, any other structured value as JSON, else the text; what is no text as JSON. */
    private static String shown(CallToolResult result) {
        JsonNode value = result.structuredContent();
        if (value == null) {
            boolean other = result.text().isEmpty() && !result.content().isEmpty();
            return other ? Json.mapper().valueToTree(result.content()).toPrettyString() : result.text();
        }
        JsonNode document = value.isObject() ? value.path("markdown") : value;
        return document.isString() ? document.stringValue().stripTrailing() : value.toPrettyString();
    }
}
