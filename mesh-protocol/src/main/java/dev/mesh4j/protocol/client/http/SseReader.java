package dev.mesh4j.protocol.client.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events (HTML Living Standard, 9.2), one at a time. Not thread-safe. */
public final class SseReader {

    /** Streams may last and be many, and carry little at a time. */
    private static final int BUFFER_CHARS = 1024;

    private final Reader chars;
    private final int maxEventChars;
    private boolean afterCarriageReturn;
    private @Nullable String lastEventId;
    private String event = "";
    private long retryMillis = -1;

    public SseReader(InputStream stream, int maxEventChars) {
        this.chars = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), BUFFER_CHARS);
        this.maxEventChars = maxEventChars;
    }

    /** The data of the next event that has some; {@code null} at the end of the stream. */
    public @Nullable String next() throws IOException {
        StringBuilder data = new StringBuilder();
        boolean seen = false;
        event = "";
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (seen) {
                    return data.toString();
                }
                event = "";
            } else if (line.equals("data") || line.startsWith("data:")) {
                data.append(seen ? "\n" : "").append(value(line, "data"));
                seen = true;
            } else if (line.startsWith("event:")) {
                event = value(line, "event");
            } else {
                resumption(line);
            }
            requireWithinLimit(data);
        }
        return null;
    }

    /** What kind of event the last one was; empty when it did not say. */
    public String event() {
        return event;
    }

    /** The id of the last event that carried one. */
    public @Nullable String lastEventId() {
        return lastEventId;
    }

    /** How long the server asks to wait before the stream is resumed; negative when it did not say. */
    public long retryMillis() {
        return retryMillis;
    }

    private void resumption(String line) {
        if (line.startsWith("id:") && line.indexOf('\0') < 0) {
            String id = value(line, "id");
            lastEventId = id.isEmpty() ? null : id;
        } else if (line.startsWith("retry:")) {
            String millis = value(line, "retry");
            if (!millis.isEmpty() && millis.length() <= 9 && millis.chars().allMatch(c -> c >= '0' && c <= '9')) {
                retryMillis = Long.parseLong(millis);
            }
        }
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

    private static String value(String line, String field) {
        String value = line.substring(Math.min(line.length(), field.length() + 1));
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
