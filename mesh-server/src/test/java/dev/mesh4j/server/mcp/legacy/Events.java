package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event stream, read as far as the test wants. */
final class Events implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private @Nullable String last;

    Events(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** @param data empty for a priming event */
    record Event(@Nullable String id, @Nullable String retry, String data) {

        JsonNode json() {
            return Json.mapper().readTree(data);
        }

        String method() {
            return json().path("method").asString("");
        }
    }

    int status() {
        return response.statusCode();
    }

    boolean isStream() {
        return response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    }

    /** The id of the event that was read last. */
    String last() {
        return last;
    }

    /** The next event; null at the end. Comments are passed over. */
    @Nullable
    Event next() {
        String id = null;
        String retry = null;
        String data = null;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && data != null) {
                    last = id;
                    return new Event(id, retry, data);
                }
                id = line.startsWith("id: ") ? line.substring(4) : id;
                retry = line.startsWith("retry: ") ? line.substring(7) : retry;
                data = line.startsWith("data: ") ? line.substring(6) : data;
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message, past priming events. */
    Event message() {
        Event event = next();
        while (event != null && event.data().isEmpty()) {
            event = next();
        }
        if (event == null) {
            throw new AssertionError("the stream ended (expected: a message)");
        }
        return event;
    }

    /** Everything up to the end. */
    List<Event> rest() {
        List<Event> rest = new ArrayList<>();
        for (Event event = next(); event != null; event = next()) {
            if (!event.data().isEmpty()) {
                rest.add(event);
            }
        }
        return rest;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
