package dev.mesh4j.server.mcp.stdio;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.server.mcp.Catalog;
import dev.mesh4j.server.mcp.Changes;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.McpService;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Tools that answer at once, or not before they may. */
final class WaitingService implements McpService {

    /** One permit for each call of {@code wait} that has begun. */
    final Semaphore begun = new Semaphore(0);

    /** One permit for each call of {@code wait} that was interrupted. */
    final Semaphore interrupted = new Semaphore(0);

    final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Changes changes = new Changes();
    private final Catalog catalog = Catalog.ofTools(
            new Implementation("waiter", "1"), List.of(tool("echo"), tool("steps"), tool("wait"), tool("explode")));

    /** Lets all calls of {@code wait} end. */
    void letGo() {
        gate.countDown();
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
    public CallToolResult call(String tool, ObjectNode arguments, Exchange exchange) {
        calls.incrementAndGet();
        return switch (tool) {
            case "echo" -> text(arguments.path("text").asString(""));
            case "steps" -> steps(exchange);
            case "wait" -> await();
            case "explode" -> throw new IllegalStateException("jdbc:secret");
            default -> throw new JsonRpcException(ErrorCode.INVALID_PARAMS, "Unknown tool: " + tool);
        };
    }

    private static CallToolResult steps(Exchange exchange) {
        for (int step = 1; step <= 3; step++) {
            exchange.progress(step, 3.0, null);
        }
        return text("done");
    }

    private CallToolResult await() {
        begun.release();
        try {
            gate.await();
        } catch (InterruptedException e) {
            interrupted.release();
            return text("interrupted");
        }
        return text("waited");
    }

    private static CallToolResult text(String text) {
        return new CallToolResult(null, List.of(Content.text(text)), null, null, null);
    }

    private static Tool tool(String name) {
        return new Tool(name, "Does " + name, Json.mapper().readTree("{\"type\":\"object\"}"), null);
    }
}
