package dev.mesh4j.meshctl.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports of this machine that nobody listens on; who is quick may still take one first. */
public final class FreePorts {

    private static final int MAX = 65_535;

    private FreePorts() {}

    public static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first free one from a port on, 0 when there is none. */
    public static int from(int first) {
        return IntStream.rangeClosed(first, MAX)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElse(0);
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (IOException e) {
            return false;
        }
    }
}
