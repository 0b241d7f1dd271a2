package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.util.List;

/**
 * Something that answers the tool {@code echo}, and perhaps relays to it, always in processes of its own.
 *
 * @param name as tables show it
 * @param description its version and how it is set up
 * @param era the newest that it speaks
 * @param port of the echo; its relays have the next ones
 * @param relays whether it has a client of its own
 */
record Contender(String name, String description, Role role, Era era, int port, boolean relays, Launch launch) {

    /** Where the port of a mesh's registry is, counted from its echo's. */
    static final int REGISTRY = 9;

    /** What it is compared as. */
    enum Role {
        OURS,
        /** The agents of an existing mesh, on Java. */
        MESH,
        /** An MCP server on Java. */
        JAVA,
        OTHER,
        /** Parses and answers, with nothing of a framework between. */
        HANDLER,
        RAW;

        boolean isJavaPeer() {
            return this == MESH || this == JAVA;
        }
    }

    /** How its processes are started. */
    interface Launch {

        /** @param level 0 for the echo, n for the relay that is n hops away from it and whose next one has the port below */
        Child start(int level, int port) throws IOException;

        /** Of a mesh: what has to run before. */
        default List<Child> registry(int port) throws IOException {
            return List.of();
        }
    }

    Child start(int level) throws IOException {
        return launch.start(level, port(level));
    }

    List<Child> startRegistry() throws IOException {
        return launch.registry(registryPort());
    }

    int registryPort() {
        return port + REGISTRY;
    }

    int port(int level) {
        return port + level;
    }

    static String tool(int level) {
        return level == 0 ? "echo" : "relay";
    }
}
