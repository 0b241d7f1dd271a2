package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The TCP connections to a port of this machine, by the ports of their other ends. One that was closed is seen for another
 * minute, by the end that closed it.
 *
 * @param ports of the clients
 */
record Connections(Set<Integer> ports) {

    private static final String LISTENS = "0A";
    private static final String ESTABLISHED = "01";

    static Connections to(int port) {
        return to(port, state -> !state.equals(LISTENS));
    }

    /** Those that neither end has begun to close. */
    static Connections openTo(int port) {
        return to(port, ESTABLISHED::equals);
    }

    private static Connections to(int port, Predicate<String> state) {
        Set<Integer> ports = new HashSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(words -> state.test(words[3]))
                        .forEach(words -> {
                            if (port(words[2]) == port) {
                                ports.add(port(words[1]));
                            } else if (port(words[1]) == port) {
                                ports.add(port(words[2]));
                            }
                        });
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

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }
}
