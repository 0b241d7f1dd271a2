package dev.mesh4j.meshctl.reload;

import dev.mesh4j.meshctl.process.Started;
import java.nio.file.Path;

/** Something that a watched agent may have to be replaced for. */
sealed interface Signal {

    /** A file was written, renamed or removed. */
    record Saved(Path file) implements Signal {}

    /** A process is no more. */
    record Ended(Started process) implements Signal {}

    /** Nothing came for a while. */
    record Quiet() implements Signal {}
}
