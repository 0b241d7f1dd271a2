package dev.mesh4j.meshctl.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process still runs. */
final class Liveness {

    private Liveness() {}

    /**
     * A dead process that nobody waited for keeps its pid, and the JDK calls it alive. That is the usual end of a detached
     * process in a container whose first process does not reap.
     */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false; // no /proc here, or the process is just gone
        }
    }
}
