package dev.mesh4j.protocol.client.stream;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a tool sends, one item after the other, and then its result. Read by one thread at a time; closed by any. */
public interface ToolItems extends AutoCloseable {

    /**
     * The next item, {@code null} when there is none any more.
     *
     * @param atMost how long to wait for it
     * @throws CallException.TimedOut when it did not come in time; the call is then cancelled
     * @throws CallException when neither an item nor the result came
     */
    @Nullable
    ToolItem next(Duration atMost);

    /**
     * What the tool answered at its end; may say that it failed.
     *
     * @throws IllegalStateException before {@link #next} gave {@code null}
     */
    CallToolResult result();

    /** Cancels the call unless it has ended. */
    @Override
    void close();
}
