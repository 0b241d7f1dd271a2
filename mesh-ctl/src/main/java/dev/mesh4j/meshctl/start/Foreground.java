package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.process.LogFollower;
import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.terminal.Console;
import java.util.List;
import java.util.function.Consumer;

/** Shows the logs of processes until all of them have ended. */
public final class Foreground {

    /** How Java ends on SIGTERM. */
    private static final int TERMINATED = 143;

    private final Console console;
    private final Consumer<String> sink;
    private int width;

    /**
     * Logs go to the standard output.
     *
     * @param json whether that is for JSON only, so that logs go to the error stream
     */
    public Foreground(Console console, boolean json) {
        this.console = console;
        this.sink = json ? console::notice : console::line;
    }

    /** Whether a process that ended so was asked to, or had nothing more to do. */
    public static boolean isWell(int exit) {
        return exit == 0 || exit == TERMINATED;
    }

    /** Whether all of them ended well. */
    public boolean follow(List<Started> processes) throws InterruptedException {
        width = processes.stream().mapToInt(p -> p.name().length()).max().orElse(0);
        List<Thread> followers = processes.stream()
                .map(process -> show(process, processes.size() > 1))
                .toList();
        for (Thread follower : followers) {
            follower.join();
        }
        boolean well = true;
        for (Started process : processes) {
            well &= endedWell(process);
        }
        return well;
    }

    /**
     * Shows the log of a process while it runs, on a thread of its own.
     *
     * @param named whether each line begins with whose it is
     */
    public Thread show(Started process, boolean named) {
        width = Math.max(width, process.name().length());
        String prefix = named ? console.style().faint(String.format("%-" + width + "s | ", process.name())) : "";
        return new LogFollower(process, line -> sink.accept(prefix + line)).follow();
    }

    private boolean endedWell(Started process) throws InterruptedException {
        int exit = process.process().waitFor();
        if (!isWell(exit)) {
            console.error(process.name() + " stopped with exit code " + exit);
            return false;
        }
        return true;
    }
}
