package dev.mesh4j.protocol.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in the sequence of a registry's changes. On the wire it is {@code epoch.number}.
 *
 * @param epoch names the sequence; numbers of different ones cannot be compared
 * @param number grows with every change
 */
public record Revision(String epoch, long number) {

    /** Reads one; empty for a text that is none. */
    public static Optional<Revision> parse(@Nullable String text) {
        int dot = text == null ? -1 : text.lastIndexOf('.');
        if (text == null || dot < 1) {
            return Optional.empty();
        }
        String number = text.substring(dot + 1);
        return number.matches("[0-9]{1,18}")
                ? Optional.of(new Revision(text.substring(0, dot), Long.parseLong(number)))
                : Optional.empty();
    }

    /** Whether what is of this revision is older than what is of the other; never across epochs. */
    public boolean isBefore(Revision other) {
        return epoch.equals(other.epoch) && number < other.number;
    }

    @Override
    public String toString() {
        return epoch + "." + number;
    }
}
