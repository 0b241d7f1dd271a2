package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One legacy client, on the wire. */
final class SessionClient implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final @Nullable String session;

    SessionClient(int port, @Nullable String session) {
        this.port = port;
        this.session = session;
    }

    /** @param text the whole body */
    record Answer(int status, String session, String type, String text) {

        JsonNode json() {
            return Json.mapper().readTree(text);
        }

        String content() {
            return json().at("/result/content/0/text").asString("");
        }

        /** Status and error code, 0 for none. */
        String outcome() {
            return status + " "
                    + (type.startsWith("application/json")
                            ? json().at("/error/code").asInt(0)
                            : 0);
        }
    }

    String session() {
        return session;
    }

    Answer initialize(String version, String capabilities) {
        return post("""
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s","capabilities":%s,\
                "clientInfo":{"name":"c","version":"1"}}}""".formatted(version, capabilities));
    }

    Answer request(String id, String method, String params) {
        return post(body(id, method, params));
    }

    Answer tool(String name) {
        return post(call("1", name));
    }

    Answer post(String body) {
        return answer(send(builder().POST(BodyPublishers.ofString(body))));
    }

    Answer post(String body, String header, String value) {
        return answer(send(builder().setHeader(header, value).POST(BodyPublishers.ofString(body))));
    }

    Answer delete() {
        return answer(send(builder().DELETE()));
    }

    Answer get(String accept) {
        return answer(send(builder().setHeader("Accept", accept).GET()));
    }

    /** A request whose answer is read event by event. */
    Events open(String body) {
        return new Events(send(builder().POST(BodyPublishers.ofString(body))));
    }

    Events listen() {
        return new Events(
                send(builder().setHeader("Accept", "text/event-stream").GET()));
    }

    Events resume(String lastEventId) {
        return new Events(send(builder()
                .setHeader("Accept", "text/event-stream")
                .header("Last-Event-ID", lastEventId)
                .GET()));
    }

    /** A call that wants progress, and so gets events when there is some. */
    static String call(String id, String tool) {
        return body(
                id,
                "tools/call",
                "\"name\":\"" + tool + "\",\"_meta\":{\"progressToken\":\"t" + id.replace("\"", "") + "\"}");
    }

    static String body(String id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":{%s}}".formatted(id, method, params);
    }

    static String cancel(String id) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id + "}}";
    }

    static String result(JsonNode id, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
    }

    private HttpRequest.Builder builder() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mcp"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
        return session == null ? request : request.header("Mcp-Session-Id", session);
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Mcp-Session-Id").orElse(null),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
