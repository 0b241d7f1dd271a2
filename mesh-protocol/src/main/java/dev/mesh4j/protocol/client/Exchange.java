package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.client.McpEndpoint.Era;
import dev.mesh4j.protocol.client.cache.ResponseCache;
import dev.mesh4j.protocol.client.dialect.Answer;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.dialect.Dialect;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.dialect.RequestIds;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.modern.ModernDialect;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keeps one dialect with the server, renews it when it is over, and answers from the cache what it may. Thread-safe. */
final class Exchange implements AutoCloseable {

    private final Links links;
    private final ConnectionOptions options;
    private final Connector connector;
    private final Object context;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable Dialect current;
    private volatile boolean closed;

    Exchange(Links links, ConnectionOptions options) {
        this.links = links;
        this.options = options;
        Client client = new Client(options.client(), options.handlers(), new RequestIds(), new Events());
        this.connector = new Connector(links, options, client);
        this.context = options.authorizationContext() == null ? client : options.authorizationContext();
    }

    String server() {
        return links.name();
    }

    boolean http() {
        return links.http();
    }

    ResponseCache cache() {
        return options.cache();
    }

    /** The result of an operation, from the cache where the server allowed it. */
    JsonNode read(Operation operation) {
        if (!ResponseCache.keeps(operation.method())) {
            return call(operation).result();
        }
        JsonNode kept = cache().get(server(), context, operation);
        if (kept != null) {
            return kept;
        }
        long before = cache().changes();
        Answer answer = reissued(operation);
        if (!answer.asked()) {
            cache().put(server(), context, operation, answer.result(), before);
        }
        return answer.result();
    }

    /** What only reads is asked again when its answer broke off. */
    private Answer reissued(Operation operation) {
        try {
            return call(operation);
        } catch (CallException.Lost e) {
            if (closed || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return call(operation);
        }
    }

    /** The answer of the server itself. What it cannot have executed is asked again once when its era or session changed. */
    Answer call(Operation operation) {
        Dialect dialect = dialect();
        try {
            return dialect.call(operation);
        } catch (CallException e) {
            if (!isOver(dialect, e)) {
                throw e;
            }
            return dialect().call(operation);
        }
    }

    Dialect dialect() {
        Dialect dialect = current;
        return dialect != null && dialect.alive() ? dialect : renewed();
    }

    @Override
    public void close() {
        closed = true;
        // ends calls that wait for an answer, and with them whoever holds the lock
        links.close();
        connecting.lock();
        try {
            Dialect dialect = current;
            if (dialect != null) {
                dialect.close();
            }
            links.close();
        } finally {
            connecting.unlock();
        }
    }

    private Dialect renewed() {
        connecting.lock();
        try {
            if (closed) {
                throw new IllegalStateException(server() + ": closed (expected: an open connection)");
            }
            Dialect dialect = current;
            if (dialect != null && dialect.alive()) {
                return dialect;
            }
            if (dialect != null) {
                dialect.close();
            }
            Dialect connected = connector.connect();
            current = connected;
            return connected;
        } finally {
            connecting.unlock();
        }
    }

    /** Whether the server cannot have executed the call because the dialect does not hold any more. */
    private boolean isOver(Dialect dialect, CallException e) {
        if (!dialect.alive()) {
            return !closed && (e instanceof CallException.NotSent || isStatus(e, 404));
        }
        if (!(options.era() instanceof EraChoice.Auto) || !(e instanceof CallException.Refused refused)) {
            return false;
        }
        boolean wrongEra = dialect instanceof ModernDialect
                ? EraEvidence.isLegacy(refused.status(), refused.error())
                : refused.status() == 400 && EraEvidence.isModern(400, refused.error());
        if (wrongEra) {
            forget(dialect);
        }
        return wrongEra;
    }

    private void forget(Dialect dialect) {
        connecting.lock();
        try {
            links.speaks(Era.UNKNOWN);
            if (current == dialect) {
                current = null;
            }
            dialect.close();
        } finally {
            connecting.unlock();
        }
    }

    private static boolean isStatus(CallException e, int status) {
        return e instanceof CallException.Refused refused && refused.status() == status;
    }

    private final class Events implements Inbound {

        @Override
        public void notified(JsonRpcMessage.Notification notification) {
            cache().changed(server(), notification);
            options.events().accept(ServerEvent.of(notification));
        }

        @Override
        public void asked(JsonRpcMessage.Request request) {}
    }
}
