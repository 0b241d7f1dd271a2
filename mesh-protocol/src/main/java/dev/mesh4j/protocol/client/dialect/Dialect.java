package dev.mesh4j.protocol.client.dialect;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A server and the revision that it is spoken to in. Thread-safe. */
public interface Dialect extends AutoCloseable {

    ProtocolVersion revision();

    /**
     * Makes a request and brings its final result, asking the user on the way if the server wants it.
     *
     * @throws CallException when there is no result
     */
    Answer call(Operation operation);

    /** Sends a notification. */
    void tell(String method, @Nullable ObjectNode params, Duration timeout);

    /** Who the server says it is; may ask it. */
    ServerDescription describe(CallOptions options);

    /** Whether the process or session that it speaks to still exists. */
    boolean alive();

    @Override
    void close();
}
