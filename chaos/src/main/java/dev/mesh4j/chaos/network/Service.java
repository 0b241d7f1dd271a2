package dev.mesh4j.chaos.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One address before several registries, as a Service of Kubernetes is: each connection goes to the next that takes it. */
public final class Service implements AutoCloseable {

    private final ServerSocket listening;
    private final List<URI> registries;
    private final AtomicInteger turn = new AtomicInteger();

    private Service(ServerSocket listening, List<URI> registries) {
        this.listening = listening;
        this.registries = List.copyOf(registries);
    }

    public static Service start(List<URI> registries) throws IOException {
        return start("127.0.0.1", registries);
    }

    /** @param host the address to listen on */
    public static Service start(String host, List<URI> registries) throws IOException {
        Service service = new Service(new ServerSocket(0, 1024, InetAddress.getByName(host)), registries);
        Thread.ofVirtual().start(service::accept);
        return service;
    }

    /** Where it listens, by the scheme of those behind it. */
    public URI uri() {
        return URI.create(registries.getFirst().getScheme() + "://"
                + listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort());
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < registries.size(); i++) {
            URI registry = registries.get(Math.floorMod(first + i, registries.size()));
            try {
                Socket server = new Socket(registry.getHost(), registry.getPort());
                Thread.ofVirtual().start(() -> copy(client, server));
                copy(server, client);
                return;
            } catch (IOException e) {
                // it is away: the next one
                continue;
            }
        }
        copy(client, client);
    }

    /** When one side ends, so does the other. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            if (from != to) {
                from.getInputStream().transferTo(to.getOutputStream());
            }
        } catch (IOException e) {
            // it ended
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
