package dev.mesh4j.chaos.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Asks a JVM of this machine what {@code jcmd} would, without the start of a JVM for each question. */
final class Diagnosis {

    private static final long LOOK_NANOS = 50_000_000;
    private static final int LOOKS = 1_200;

    private Diagnosis() {}

    static String ask(long pid, String command) throws IOException, InterruptedException {
        Path door = Path.of("/tmp/.java_pid" + pid);
        if (!Files.exists(door)) {
            open(pid, door);
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(door));
            // version, operation, and three arguments, each with a zero after it
            channel.write(ByteBuffer.wrap(("1\0jcmd\0" + command + "\0\0\0").getBytes(StandardCharsets.UTF_8)));
            String said = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            if (!said.startsWith("0\n")) {
                throw new IOException(command + " of " + pid + ": " + said);
            }
            return said.substring(2);
        }
    }

    /** A JVM that is asked to quit looks for this file first, and listens when it is there. */
    private static void open(long pid, Path door) throws IOException, InterruptedException {
        Path request = Path.of("/tmp/.attach_pid" + pid);
        Files.createFile(request);
        try {
            Shell.run("kill", "-QUIT", "" + pid);
            for (int look = 0; look < LOOKS && !Files.exists(door); look++) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } finally {
            Files.delete(request);
        }
    }
}
