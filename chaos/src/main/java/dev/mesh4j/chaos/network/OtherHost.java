package dev.mesh4j.chaos.network;

import dev.mesh4j.chaos.process.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network namespace behind a wire of its own: another host as far as TCP can tell. When it is cut off, packets to and from
 * it are lost without a word.
 */
public final class OtherHost implements AutoCloseable {

    private static final Pattern DROPPED = Pattern.compile("counter packets (\\d+)");

    private final String name =
            "mesh" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000, 0xfffff));
    private final String wire = name + "a";
    private final String otherEnd = name + "b";
    private final String network = "10." + ThreadLocalRandom.current().nextInt(200, 255) + "."
            + ThreadLocalRandom.current().nextInt(1, 255) + ".";

    private OtherHost() {}

    /** Only where {@link #isPossible}. */
    public static OtherHost start() throws IOException, InterruptedException {
        OtherHost host = new OtherHost();
        host.make();
        return host;
    }

    /** Whether this machine can have other hosts: Linux, root, and iproute2. */
    public static boolean isPossible() throws InterruptedException {
        return "root".equals(System.getProperty("user.name"))
                && Files.exists(Path.of("/proc/self/ns/net"))
                && Shell.can("ip", "netns", "list");
    }

    public String name() {
        return name;
    }

    /** Where this host is seen from the other one. */
    public String here() {
        return network + "1";
    }

    /** Where the other host is seen from this one. */
    public String there() {
        return network + "2";
    }

    /** What starts a program there. */
    public List<String> through() {
        return List.of("ip", "netns", "exec", name);
    }

    /** From now on every packet is lost. */
    public void cutOff() throws IOException, InterruptedException {
        Shell.run("ip", "netns", "exec", name, "ip", "link", "set", otherEnd, "down");
    }

    /** The hosts behind other wires are reached through this machine, when it forwards. */
    public void reachOthers() throws IOException, InterruptedException {
        Shell.run("ip", "-n", name, "route", "add", "default", "via", here());
    }

    /** Whether packets can be lost by chance here: nft is there, and the kernel does it. */
    public boolean canLose() throws InterruptedException {
        try {
            lose(1);
            loseNothing();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** From now on so many packets of a hundred are lost, in each direction, by chance. */
    public void lose(int percent) throws IOException, InterruptedException {
        String drop = (percent < 100 ? "numgen random mod 100 < " + percent + " " : "") + "counter drop";
        nft("add table inet chaos; add chain inet chaos in { type filter hook input priority 0; };"
                + " add chain inet chaos out { type filter hook output priority 0; };"
                + (" add rule inet chaos in iifname " + otherEnd + " " + drop + ";")
                + (" add rule inet chaos out oifname " + otherEnd + " " + drop));
    }

    /** How many were lost since {@link #lose}. */
    public long lost() throws IOException, InterruptedException {
        Matcher counted = DROPPED.matcher(nft("list table inet chaos"));
        return counted.results()
                .mapToLong(each -> Long.parseLong(each.group(1)))
                .sum();
    }

    /** No packet is lost any more. */
    public void loseNothing() throws IOException, InterruptedException {
        nft("delete table inet chaos");
    }

    private String nft(String command) throws IOException, InterruptedException {
        return Shell.run("ip", "netns", "exec", name, "nft", command);
    }

    private void make() throws IOException, InterruptedException {
        Shell.run("ip", "netns", "add", name);
        Shell.run("ip", "link", "add", wire, "type", "veth", "peer", "name", otherEnd);
        Shell.run("ip", "link", "set", otherEnd, "netns", name);
        Shell.run("ip", "addr", "add", here() + "/30", "dev", wire);
        Shell.run("ip", "link", "set", wire, "up");
        Shell.run("ip", "-n", name, "addr", "add", there() + "/30", "dev", otherEnd);
        Shell.run("ip", "-n", name, "link", "set", "lo", "up");
        Shell.run("ip", "-n", name, "link", "set", otherEnd, "up");
        // without it the kernel would soon notice that nobody answers for the address
        String address = Shell.run("ip", "netns", "exec", name, "cat", "/sys/class/net/" + otherEnd + "/address");
        Shell.run("ip", "neigh", "replace", there(), "lladdr", address, "dev", wire, "nud", "permanent");
    }

    /** Programs that run there have to be ended before. */
    @Override
    public void close() throws IOException {
        try {
            Shell.run("ip", "netns", "del", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
