package dev.mesh4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A port of its own that leads to another one of this machine, and can be made slow or broken. What happens at one end is
 * what the other end sees: an end of input, a reset, a refused connection. Thread-safe.
 */
final class Link implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 1024;
    private static final long PAUSE_NANOS = 1_000_000;

    private final CompletableFuture<Integer> target = new CompletableFuture<>();
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final Disturbance disturbance = new Disturbance();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ServerSocket listening;
    private int port;

    private Link() {}

    /** A link on a free port whose connections wait for a target. */
    static Link open() {
        Link link = new Link();
        link.listen();
        return link;
    }

    int port() {
        return port;
    }

    /** Where it leads; said once. */
    Link to(int other) {
        target.complete(other);
        return this;
    }

    /** What comes in goes on so much later. */
    void delay(Duration time) {
        disturbance.delay(time);
    }

    /** Connections break as soon as something comes in, those that are open at once. */
    void drop() {
        disturbance.drop();
        breakWires();
    }

    /** All is well again; what waited goes on at once. */
    void heal() {
        disturbance.heal();
    }

    /** Listens again after a {@link #close}, on the port of before. */
    void listen() {
        lock.lock();
        try {
            if (listening == null) {
                ServerSocket socket = new ServerSocket();
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(HOST, port), BACKLOG);
                listening = socket;
                port = socket.getLocalPort();
                Thread.ofVirtual().name("mesh-link").start(() -> accept(socket));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses connections from now on, and breaks those that are open; idempotent. */
    @Override
    public void close() {
        lock.lock();
        try (ServerSocket socket = listening) {
            listening = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
        breakWires();
    }

    /** What is wrong with it; empty when all is well. */
    @Override
    public String toString() {
        return disturbance.toString();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket near = socket.accept();
                Thread.ofVirtual().name("mesh-wire").start(() -> serve(near));
            } catch (IOException e) {
                // closed, or out of files for a moment
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void serve(Socket near) {
        Socket far = new Socket();
        Wire wire = new Wire(near, far, disturbance);
        wires.add(wire);
        try {
            far.connect(new InetSocketAddress(HOST, target.join()));
            wire.run();
        } catch (ConnectException e) {
            // whom it leads to has gone: nobody else shall think it were there
            wire.reset();
            close();
        } catch (IOException e) {
            wire.reset();
        } finally {
            wires.remove(wire);
        }
    }

    private void breakWires() {
        wires.forEach(Wire::reset);
    }
}
