package dev.mesh4j.protocol.client.stream;

import dev.mesh4j.protocol.mcp.CallToolResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No items: the call was made for its result. */
public record ResultItems(CallToolResult result) implements ToolItems {

    @Override
    public @Nullable ToolItem next(Duration atMost) {
        return null;
    }

    @Override
    public void close() {}
}
