package dev.mesh4j.protocol.client.link;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.time.Duration;

/** Carries messages to one server and back. Thread-safe. */
public interface Link extends AutoCloseable {

    /**
     * Sends a request and waits for its answer. An interrupt or a passed time-out tells the server to stop.
     *
     * @param inbound gets what the server sends before the answer
     * @throws CallException when there is no answer
     */
    LinkReply request(LinkRequest request, Inbound inbound);

    /**
     * Sends a notification, or the answer to a request of the server.
     *
     * @throws CallException when it did not arrive
     */
    void send(JsonRpcMessage message, Duration timeout);

    /** Gives what belongs to no request to {@code inbound}, from now until the link is closed. */
    void listen(Inbound inbound);

    /** Whether what was agreed over it still holds: a process or a session that ended takes its handshake along. */
    boolean alive();

    /** The server, for error messages. */
    String name();

    @Override
    void close();
}
