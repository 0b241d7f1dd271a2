package dev.mesh4j.meshctl.watch;

import dev.mesh4j.meshctl.watch.WatchEvent.Pressed;
import dev.mesh4j.meshctl.watch.WatchEvent.Typed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads keys from what a terminal sends: letters, and the sequences that terminals send for other keys. */
final class Keys {

    /** After which an escape is a key of its own. */
    private static final long ALONE_MILLIS = 100;

    /** What was typed when there is no more to come. */
    static final int END = -1;

    private static final int ESCAPE = 27;

    private static final Map<Integer, Pressed> CONTROLS = Map.of(
            END,
            Pressed.INTERRUPT,
            3,
            Pressed.INTERRUPT,
            4,
            Pressed.INTERRUPT,
            8,
            Pressed.BACKSPACE,
            127,
            Pressed.BACKSPACE,
            9,
            Pressed.TAB,
            10,
            Pressed.ENTER,
            13,
            Pressed.ENTER);

    private static final Map<String, Pressed> SEQUENCES = Map.of(
            "A", Pressed.UP,
            "B", Pressed.DOWN,
            "H", Pressed.HOME,
            "F", Pressed.END,
            "1~", Pressed.HOME,
            "4~", Pressed.END,
            "5~", Pressed.PAGE_UP,
            "6~", Pressed.PAGE_DOWN);

    private final BlockingQueue<Integer> typed;

    /** @param typed characters, {@link #END} at last */
    Keys(BlockingQueue<Integer> typed) {
        this.typed = typed;
    }

    /** The next key, waiting for it; empty for one that means nothing here. */
    Optional<WatchEvent> next() throws InterruptedException {
        int read = typed.take();
        if (read == ESCAPE) {
            return Optional.ofNullable(sequence());
        }
        Pressed control = CONTROLS.get(read);
        if (control != null) {
            return Optional.of(control);
        }
        return read < ' ' ? Optional.empty() : Optional.of(new Typed((char) read));
    }

    private @Nullable WatchEvent sequence() throws InterruptedException {
        int kind = soon();
        if (kind != '[' && kind != 'O') {
            return Pressed.ESCAPE;
        }
        StringBuilder sequence = new StringBuilder();
        int read;
        do {
            read = soon();
            if (read < 0) {
                return null;
            }
            sequence.append((char) read);
        } while (read < '@');
        return SEQUENCES.get(sequence.toString());
    }

    private int soon() throws InterruptedException {
        Integer next = typed.poll(ALONE_MILLIS, TimeUnit.MILLISECONDS);
        return next == null ? END : next;
    }
}
