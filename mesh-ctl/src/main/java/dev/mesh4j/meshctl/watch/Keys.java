package dev.mesh4j.meshctl.watch;

import dev.mesh4j.meshctl.watch.WatchEvent.Pressed;
import dev.mesh4j.meshctl.watch.WatchEvent.Typed;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/** Reads keys: letters, and the sequences that terminals send for other keys. */
final class Keys {

    /** After which an escape is a key of its own. */
    private static final long ALONE_MILLIS = 50;

    private static final int ESCAPE = 27;

    private static final Map<Integer, Pressed> CONTROLS = Map.of(
            -1, Pressed.INTERRUPT,
            3, Pressed.INTERRUPT,
            4, Pressed.INTERRUPT,
            8, Pressed.BACKSPACE,
            127, Pressed.BACKSPACE,
            9, Pressed.TAB,
            10, Pressed.ENTER,
            13, Pressed.ENTER);

    private static final Map<String, Pressed> SEQUENCES = Map.of(
            "A", Pressed.UP,
            "B", Pressed.DOWN,
            "H", Pressed.HOME,
            "F", Pressed.END,
            "1~", Pressed.HOME,
            "4~", Pressed.END,
            "5~", Pressed.PAGE_UP,
            "6~", Pressed.PAGE_DOWN);

    private final NonBlockingReader reader;

    Keys(NonBlockingReader reader) {
        this.reader = reader;
    }

    /** The next key, waiting for it; empty for one that means nothing here. */
    Optional<WatchEvent> next() throws IOException {
        int read = reader.read();
        if (read == ESCAPE) {
            return Optional.ofNullable(sequence());
        }
        Pressed control = CONTROLS.get(read);
        if (control != null) {
            return Optional.of(control);
        }
        return read < ' ' ? Optional.empty() : Optional.of(new Typed((char) read));
    }

    private @Nullable WatchEvent sequence() throws IOException {
        int kind = reader.read(ALONE_MILLIS);
        if (kind != '[' && kind != 'O') {
            return Pressed.ESCAPE;
        }
        StringBuilder sequence = new StringBuilder();
        int read;
        do {
            read = reader.read(ALONE_MILLIS);
            if (read < 0) {
                return null;
            }
            sequence.append((char) read);
        } while (read < '@');
        return SEQUENCES.get(sequence.toString());
    }
}
