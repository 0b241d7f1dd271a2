package dev.mesh4j.server.connection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * An exchange whose answer lasts as long as its client likes. It is not in flight for a server that stops: who serves it
 * ends it {@link dev.mesh4j.server.MeshServer#beforeDrain before that}. Its connection serves no other request.
 */
public final class LastingExchange {

    /** The attribute of a request with the {@link Runnable} that counts it out of those in flight. */
    public static final String LEAVE = LastingExchange.class.getName() + ".leave";

    /** Each holds its buffer while it lasts, and writes little at a time. */
    private static final int BUFFER_BYTES = 1024;

    private LastingExchange() {}

    /**
     * To be called before anything is answered, for a request without a body.
     *
     * @param gone runs as soon as the client closes its connection, or its machine resets it; also, without meaning, after
     *     the answer has ended. It must not block
     */
    public static void begin(HttpServletRequest request, HttpServletResponse response, Runnable gone) {
        if (request.getAttribute(LEAVE) instanceof Runnable leave) {
            leave.run();
        }
        response.setHeader("Connection", "close");
        response.setBufferSize(BUFFER_BYTES);
        new ClientEnd(EndPoints.of(request), gone).await();
    }

    /** Reads on while nothing is expected: what comes is the end. */
    private static final class ClientEnd implements Callback {

        private final EndPoint connection;
        private final Runnable gone;

        ClientEnd(EndPoint connection, Runnable gone) {
            this.connection = connection;
            this.gone = gone;
        }

        void await() {
            connection.fillInterested(this);
        }

        @Override
        public void succeeded() {
            try {
                // a client that says something now breaks the rules, and nobody could tell its end any more
                ByteBuffer unexpected = BufferUtil.allocate(1);
                if (connection.fill(unexpected) == 0) {
                    await();
                } else {
                    gone.run();
                }
            } catch (IOException e) {
                gone.run();
            }
        }

        @Override
        public void failed(Throwable cause) {
            gone.run();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
