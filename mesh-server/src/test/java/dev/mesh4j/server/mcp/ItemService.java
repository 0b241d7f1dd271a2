package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Tool;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Tools that send items: {@code few} sends three and says how it may, {@code many} sends as many as it is asked for. */
public final class ItemService implements McpService {

    public static final String KILOBYTE = "x".repeat(1024);

    /** How many items {@code many} got rid of. */
    public final AtomicInteger sent = new AtomicInteger();

    /** Open when {@code many} found out that its client is gone. */
    public final CountDownLatch cancelled = new CountDownLatch(1);

    private final Changes changes = new Changes();
    private final Catalog catalog = Catalog.ofTools(
            new Implementation("items", "1"),
            List.of("few", "many").stream()
                    .map(name -> new Tool(name, null, Json.mapper().readTree("{\"type\":\"object\"}"), null))
                    .toList());

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
        String text = tool.equals("few")
                ? few(exchange)
                : many(arguments.path("count").asInt(Integer.MAX_VALUE), exchange);
        return new CallToolResult(null, List.of(Content.text(text)), null, null, null);
    }

    private static String few(Exchange exchange) {
        exchange.item("a", false);
        exchange.progress(2.5, null, "working");
        exchange.item("{\"b\":1}", true);
        exchange.item("c", false);
        return exchange.items().toString();
    }

    private String many(int count, Exchange exchange) {
        for (int i = 0; i < count; i++) {
            exchange.item(i + KILOBYTE, false);
            if (exchange.isCancelled()) {
                cancelled.countDown();
                return "cancelled";
            }
            sent.incrementAndGet();
        }
        return "all";
    }
}
