package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The TCP connections to a port of this machine, by the ports of their other ends. One that was closed is seen for another
 * minute by the end that closed it.
 *
 * @param ports of the clients
 */
record Connections(Set<Integer> ports) {

    static Connections to(int port) {
        Set<Integer> ports = new HashSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                String remote = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(words -> words[2].endsWith(remote))
                        .forEach(words -> ports.add(localPort(words[1])));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Connections(ports);
    }

    /** How many there are now that were not there before. */
    int openedSince(Connections before) {
        Set<Integer> opened = new HashSet<>(ports);
        opened.removeAll(before.ports);
        return opened.size();
    }

    private static int localPort(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }
}
