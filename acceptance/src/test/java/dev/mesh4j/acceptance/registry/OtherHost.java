package dev.mesh4j.acceptance.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A network namespace behind a wire of its own: another host as far as TCP can tell. When it is cut off, packets to and from
 * it are lost without a word.
 */
final class OtherHost implements AutoCloseable {

    private final String name =
            "mesh" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000, 0xfffff));
    private final String wire = name + "a";
    private final String otherEnd = name + "b";
    private final String network = "10." + ThreadLocalRandom.current().nextInt(200, 255) + "."
            + ThreadLocalRandom.current().nextInt(1, 255) + ".";

    private OtherHost() {}

    /** Skips the test, and says so, where networks cannot be made. */
    static OtherHost start() throws Exception {
        if (!isPossible()) {
            String message = "a host that is cut off: not tested (expected: Linux, root, and iproute2)";
            System.err.println("SKIPPED: " + message);
            Assumptions.abort(message);
        }
        OtherHost host = new OtherHost();
        host.make();
        return host;
    }

    /** Where this host is seen from the other one. */
    String here() {
        return network + "1";
    }

    /** Where the other host is seen from this one. */
    String there() {
        return network + "2";
    }

    /** What starts a program there. */
    List<String> through() {
        return List.of("ip", "netns", "exec", name);
    }

    /** From now on every packet is lost. */
    void cutOff() throws Exception {
        run("ip", "netns", "exec", name, "ip", "link", "set", otherEnd, "down");
    }

    private void make() throws Exception {
        run("ip", "netns", "add", name);
        run("ip", "link", "add", wire, "type", "veth", "peer", "name", otherEnd);
        run("ip", "link", "set", otherEnd, "netns", name);
        run("ip", "addr", "add", here() + "/30", "dev", wire);
        run("ip", "link", "set", wire, "up");
        run("ip", "-n", name, "addr", "add", there() + "/30", "dev", otherEnd);
        run("ip", "-n", name, "link", "set", "lo", "up");
        run("ip", "-n", name, "link", "set", otherEnd, "up");
        // without it the kernel would soon notice that nobody answers for the address
        String address = output("ip", "netns", "exec", name, "cat", "/sys/class/net/" + otherEnd + "/address");
        run("ip", "neigh", "replace", there(), "lladdr", address, "dev", wire, "nud", "permanent");
    }

    private static boolean isPossible() {
        try {
            return "root".equals(System.getProperty("user.name"))
                    && Files.exists(Path.of("/proc/self/ns/net"))
                    && new ProcessBuilder("ip", "netns", "list").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void run(String... command) throws Exception {
        output(command);
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    /** Programs that run there have to be ended before. */
    @Override
    public void close() throws Exception {
        run("ip", "netns", "del", name);
    }
}
