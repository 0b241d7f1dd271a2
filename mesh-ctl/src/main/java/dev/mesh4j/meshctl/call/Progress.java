package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.protocol.mcp.ProgressParams;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows on the error stream how far a call has come: on a terminal as one line that changes, else as lines. */
final class Progress implements Consumer<ProgressParams>, AutoCloseable {

    private static final int BAR = 20;
    private static final String OVER_THE_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private boolean shown;

    Progress(Caller caller) {
        this.err = caller.err();
        this.terminal = caller.colour();
    }

    @Override
    public void accept(ProgressParams progress) {
        String line = line(progress);
        if (terminal) {
            err.print(OVER_THE_LINE + Style.cut(line, 79));
        } else {
            err.println(line);
        }
        err.flush();
        shown = true;
    }

    /** Leaves nothing on a terminal. */
    @Override
    public void close() {
        if (terminal && shown) {
            err.print(OVER_THE_LINE);
            err.flush();
        }
    }

    private String line(ProgressParams progress) {
        Double total = progress.total();
        String done = number(progress.progress());
        String message = progress.message() == null ? "" : " " + Style.clean(progress.message());
        if (total == null || total <= 0) {
            return (progress.message() == null ? done : "..") + message;
        }
        int full = (int) Math.round(Math.clamp(progress.progress() / total, 0, 1) * BAR);
        String bar = terminal ? "█".repeat(full) + "░".repeat(BAR - full) + " " : "";
        return bar + done + "/" + number(total) + message;
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
