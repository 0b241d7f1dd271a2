package dev.mesh4j.protocol.client.stream;

import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** No items: the call was answered at once. */
public record AnsweredItems(LinkReply reply, Function<LinkReply, CallToolResult> results) implements ToolItems {

    @Override
    public @Nullable ToolItem next(Duration atMost) {
        return null;
    }

    @Override
    public CallToolResult result() {
        return results.apply(reply);
    }

    @Override
    public void close() {}
}
