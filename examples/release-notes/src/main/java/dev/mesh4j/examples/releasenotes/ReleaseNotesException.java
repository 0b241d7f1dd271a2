package dev.mesh4j.examples.releasenotes;

import org.jspecify.annotations.Nullable;

/** What a caller can put right: one line that names the value and what was expected. */
final class ReleaseNotesException extends RuntimeException {

    ReleaseNotesException(String message) {
        super(message);
    }

    ReleaseNotesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
