package dev.mesh4j.protocol.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the data of server-sent events (HTML Living Standard, 9.2), one event at a time. Not thread-safe. */
final class SseReader {

    private final BufferedReader lines;
    private final int maxEventChars;

    SseReader(InputStream stream, int maxEventChars) {
        this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        this.maxEventChars = maxEventChars;
    }

    /** The data of the next event that has some; {@code null} at the end of the stream. */
    @Nullable
    String next() throws IOException {
        StringBuilder data = new StringBuilder();
        boolean seen = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && seen) {
                return data.toString();
            }
            if (line.equals("data") || line.startsWith("data:")) {
                data.append(seen ? "\n" : "").append(value(line));
                seen = true;
            }
            if (data.length() > maxEventChars) {
                throw new IOException("an event of more than " + maxEventChars + " characters");
            }
        }
        return null;
    }

    private static String value(String line) {
        String value = line.substring(Math.min(line.length(), "data:".length()));
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
