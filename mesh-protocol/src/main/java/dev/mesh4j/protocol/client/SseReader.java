package dev.mesh4j.protocol.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the data of server-sent events (HTML Living Standard, 9.2), one event at a time. Not thread-safe. */
final class SseReader {

    private final Reader chars;
    private final int maxEventChars;
    private boolean afterCarriageReturn;

    SseReader(InputStream stream, int maxEventChars) {
        this.chars = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        this.maxEventChars = maxEventChars;
    }

    /** The data of the next event that has some; {@code null} at the end of the stream. */
    @Nullable
    String next() throws IOException {
        StringBuilder data = new StringBuilder();
        boolean seen = false;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty() && seen) {
                return data.toString();
            }
            if (line.equals("data") || line.startsWith("data:")) {
                data.append(seen ? "\n" : "").append(value(line));
                seen = true;
            }
            requireWithinLimit(data);
        }
        return null;
    }

    /** The next line, which ends with a line feed, a carriage return or both; {@code null} at the end of the stream. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = chars.read(); c >= 0; c = chars.read()) {
            boolean secondOfTwo = afterCarriageReturn && c == '\n';
            afterCarriageReturn = c == '\r';
            if (secondOfTwo) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                return line.toString();
            }
            line.append((char) c);
            requireWithinLimit(line);
        }
        return line.isEmpty() ? null : line.toString();
    }

    private void requireWithinLimit(StringBuilder text) throws IOException {
        if (text.length() > maxEventChars) {
            throw new IOException("an event of more than " + maxEventChars + " characters");
        }
    }

    private static String value(String line) {
        String value = line.substring(Math.min(line.length(), "data:".length()));
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
