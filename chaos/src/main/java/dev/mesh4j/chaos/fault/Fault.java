package dev.mesh4j.chaos.fault;

import dev.mesh4j.chaos.process.Program;
import java.time.Duration;
import java.util.Set;

/**
 * Something that goes wrong, and is put right.
 *
 * @param target who it happens to
 * @param hits the programs that cannot be counted on from its beginning until they are seen to be well again
 * @param effect whether it really happened
 */
record Fault(Kind kind, String target, Duration lasts, Set<Program> hits, Act inject, Check effect, Act heal) {

    /** Does it. */
    interface Act {
        void run() throws Exception;
    }

    /** Looks at it. */
    interface Check {
        boolean holds() throws Exception;
    }
}
