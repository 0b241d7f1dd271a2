package dev.mesh4j.protocol.client.plain;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Moves the deadline of an exchange on with every byte that comes. */
final class Patience extends FilterInputStream {

    private final Attempt attempt;
    private final long silenceNanos;

    Patience(InputStream body, Attempt attempt, long silenceNanos) {
        super(body);
        this.attempt = attempt;
        this.silenceNanos = silenceNanos;
        heard();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        heard();
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        heard();
        return read;
    }

    private void heard() {
        attempt.until(System.nanoTime() + silenceNanos);
    }
}
