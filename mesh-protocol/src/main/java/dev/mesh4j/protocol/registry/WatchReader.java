package dev.mesh4j.protocol.registry;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.http.SseReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the answer to {@code GET /watch/{agent_id}}. */
final class WatchReader {

    private static final int MAX_ERROR_BYTES = 64 * 1024;

    private WatchReader() {}

    static WatchEnd read(HttpReply reply, Watcher watcher) throws IOException {
        return switch (reply.status()) {
            case 200 -> ReplyReader.isStream(reply) ? events(reply, watcher) : new WatchEnd.NotServed(200);
            case 410 -> new WatchEnd.Unknown();
            case 403 -> new WatchEnd.Refused(RegistryClient.quoted(reply.bytes(MAX_ERROR_BYTES)));
            case 429, 503 ->
                new WatchEnd.Busy(
                        reply.status(),
                        retryAfter(reply.header("Retry-After")),
                        RegistryClient.quoted(reply.bytes(MAX_ERROR_BYTES)));
            case 500, 502, 504 -> new WatchEnd.Broken("HTTP " + reply.status());
            default -> new WatchEnd.NotServed(reply.status());
        };
    }

    private static WatchEnd events(HttpReply reply, Watcher watcher) throws IOException {
        watcher.opened();
        SseReader events = new SseReader(reply.body(), ReplyReader.MAX_BYTES);
        for (String data = events.next(); data != null; data = events.next()) {
            switch (events.event()) {
                case "bindings" -> watcher.told(bindings(data, events.lastEventId()));
                case "drain" -> {
                    return new WatchEnd.Drained();
                }
                default -> {
                    // what a later registry may tell
                }
            }
        }
        return new WatchEnd.Broken("the registry ended the watch");
    }

    private static RegisterAnswer.Accepted bindings(String data, @Nullable String id) throws IOException {
        try {
            RegistrationReply reply = Json.mapper().readValue(data, RegistrationReply.class);
            if (reply == null) {
                throw new IOException("no bindings in an event of the watch: null");
            }
            return new RegisterAnswer.Accepted(
                    reply,
                    Objects.requireNonNullElse(reply.bindings(), ""),
                    Revision.parse(id).orElse(null));
        } catch (JacksonException e) {
            throw new IOException("no bindings in an event of the watch: " + e.getOriginalMessage(), e);
        }
    }

    private static Duration retryAfter(@Nullable String seconds) {
        return seconds != null && seconds.matches("[0-9]{1,5}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }
}
