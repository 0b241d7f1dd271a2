package dev.mesh4j.meshctl.call;

import dev.mesh4j.protocol.mcp.ProgressParams;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Prints the items of a tool that streams as they come: pieces of one text one after the other, anything else as lines. */
final class Items implements Consumer<ProgressParams> {

    private final PrintStream out;
    private final boolean pieces;
    private boolean endsLine = true;

    Items(PrintStream out, boolean pieces) {
        this.out = out;
        this.pieces = pieces;
    }

    @Override
    public void accept(ProgressParams item) {
        String text = item.message();
        if (text == null || text.isEmpty()) {
            return;
        }
        out.print(text);
        endsLine = text.endsWith("\n");
        if (!pieces) {
            endLine();
        }
        out.flush();
    }

    /** Ends a line that is open. */
    void endLine() {
        if (!endsLine) {
            out.println();
            out.flush();
            endsLine = true;
        }
    }
}
