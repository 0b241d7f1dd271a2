package dev.mesh4j.benchmarks.javasdk;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;

/** A tool that echoes, and one that asks the next server with one client that it keeps. */
final class Tools {

    private static final Map<String, Object> TEXT = Map.of(
            "type", "object", "properties", Map.of("text", Map.of("type", "string")), "required", List.of("text"));

    private Tools() {}

    static SyncToolSpecification echo() {
        return SyncToolSpecification.builder()
                .tool(tool("echo"))
                .callHandler((context, request) ->
                        answer(new Reply((String) request.arguments().get("text"))))
                .build();
    }

    /** @param nextTool of the server on this machine at {@code nextPort}, which is there already */
    static SyncToolSpecification relay(int nextPort, String nextTool) {
        McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + nextPort)
                        .supportedProtocolVersions(List.of("2025-11-25"))
                        .build())
                .build();
        client.initialize();
        return SyncToolSpecification.builder()
                .tool(tool("relay"))
                .callHandler((context, request) -> {
                    CallToolResult result = client.callTool(CallToolRequest.builder(nextTool)
                            .arguments(Map.of("text", request.arguments().get("text")))
                            .build());
                    Map<?, ?> reply = (Map<?, ?>) result.structuredContent();
                    return answer(new Reply((String) reply.get("text")));
                })
                .build();
    }

    private static Tool tool(String name) {
        return Tool.builder(name, TEXT).description("Answers a text").outputSchema(TEXT).build();
    }

    private static CallToolResult answer(Reply reply) {
        return CallToolResult.builder().structuredContent(reply).build();
    }
}
