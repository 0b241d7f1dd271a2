package dev.mesh4j.protocol.client.stdio;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes of bounded length. Not thread-safe. */
final class LineReader {

    private final InputStream in;
    private final int maxBytes;

    LineReader(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.maxBytes = maxBytes;
    }

    /**
     * The next line without its end; {@code null} at the end of the stream, where a line without an end is dropped.
     *
     * @throws IOException when a line is too long
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toByteArray();
            }
            if (line.size() >= maxBytes) {
                throw new IOException("a line of more than " + maxBytes + " bytes");
            }
            line.write(b);
        }
        return null;
    }
}
