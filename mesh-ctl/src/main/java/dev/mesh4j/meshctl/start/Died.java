package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.process.LogTail;
import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.terminal.MeshctlException;

/** Tells of a process that did not come up, with the end of its log. */
final class Died {

    private static final int SHOWN_LINES = 20;

    private Died() {}

    static void check(Started started) {
        if (!started.process().isAlive()) {
            throw within(started, "stopped with exit code " + started.process().exitValue());
        }
    }

    static MeshctlException within(Started started, String what) {
        String log = String.join("\n  ", LogTail.lines(started.log(), SHOWN_LINES));
        String end = log.isBlank() ? "; its log is empty" : "; its log (" + started.log() + ") ends with\n  " + log;
        return MeshctlException.failed(started.name() + " " + what + end);
    }
}
