package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.terminal.MeshctlException;

/** Checks an option that is a port. */
final class Ports {

    private static final int MAX = 65_535;

    private Ports() {}

    static int checked(String option, int port) {
        if (port < 0 || port > MAX) {
            throw MeshctlException.usage(option + ": " + port + " (expected: 0 to " + MAX + ")");
        }
        return port;
    }
}
