package dev.mesh4j.server.mcp.stdio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines and never holds more than the longest one that is allowed. Not thread-safe. */
final class LineReader {

    private static final int USUAL_BYTES = 1024;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;

    LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The next line, the last of which may lack its line feed; {@code null} at the end. */
    @Nullable
    Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_BYTES);
        boolean tooLong = false;
        boolean complete = false;
        while (!complete && fill()) {
            int end = lineFeed();
            tooLong |= end - from > maxBytes - line.size();
            if (!tooLong) {
                line.write(buffer, from, end - from);
            }
            complete = end < to;
            from = complete ? end + 1 : end;
        }
        return tooLong ? new Line.TooLong() : new Line.Text(line.toByteArray());
    }

    /** Whether there is something to read, waiting for it. */
    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
        }
        return from < to;
    }

    /** Where the line ends; the end of the buffer when it goes on after that. */
    private int lineFeed() {
        int end = from;
        while (end < to && buffer[end] != '\n') {
            end++;
        }
        return end;
    }
}
