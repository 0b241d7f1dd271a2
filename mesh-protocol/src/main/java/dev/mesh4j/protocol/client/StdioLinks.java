package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import dev.mesh4j.protocol.client.stdio.StdioLink;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One process at a time, started when it is needed and again when it has ended; the era is found anew for each. */
final class StdioLinks implements Links {

    private final StdioCommand command;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable StdioLink current;
    private boolean closed;

    StdioLinks(StdioCommand command) {
        this.command = command;
    }

    @Override
    public String name() {
        return command.toString();
    }

    @Override
    public Link modern() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(command + ": closed (expected: an open connection)");
            }
            StdioLink link = current;
            if (link == null || !link.alive()) {
                link = new StdioLink(command);
                current = link;
            }
            return link;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Link legacy() {
        return modern();
    }

    @Override
    public boolean http() {
        return false;
    }

    @Override
    public McpEndpoint.Era era() {
        return McpEndpoint.Era.UNKNOWN;
    }

    @Override
    public void speaks(McpEndpoint.Era era) {}

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (current != null) {
                current.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
