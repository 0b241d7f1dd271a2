package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Calls a tool until it answers, as wrk will do it. */
final class FirstAnswer implements AutoCloseable {

    static final String NO_SESSION = "-";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SESSION = "Mcp-Session-Id";
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s","capabilities":{},\
            "clientInfo":{"name":"benchmarks","version":"1"}}}""";
    private static final String INITIALIZED = """
            {"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private static final String CALL = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{%s"name":"%s","arguments":{"text":"Ada"}}}""";
    private static final String META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"%s",\
            "io.modelcontextprotocol/clientInfo":{"name":"benchmarks","version":"1"},\
            "io.modelcontextprotocol/clientCapabilities":{}},""";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param millis from when the wait was counted
     * @param session that was begun, {@link #NO_SESSION} when there is none
     */
    record Answered(double millis, String session) {}

    /** @param begun of {@link System#nanoTime()} */
    Answered await(Era era, int port, String tool, long begun) {
        String last = "nothing";
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            try {
                String session = era == Era.LEGACY ? open(era, port) : NO_SESSION;
                HttpResponse<String> answer = call(era, port, session, tool);
                last = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() == 200 && answer.body().contains("\"structuredContent\":{\"text\":\"Ada\"}")) {
                    return new Answered((System.nanoTime() - begun) / 1e6, session);
                }
            } catch (IOException e) {
                last = e.toString(); // not there yet
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        throw new IllegalStateException(tool + " at " + port + " did not answer within " + PATIENCE + ": " + last);
    }

    @Override
    public void close() {
        http.close();
    }

    private String open(Era era, int port) throws IOException {
        HttpResponse<String> answer = send(request(era, port, NO_SESSION, INITIALIZE.formatted(era.version())));
        String session = answer.headers().firstValue(SESSION).orElse(NO_SESSION);
        if (answer.statusCode() != 200 || !answer.body().contains("\"" + era.version() + "\"")) {
            throw new IOException("initialize: " + answer.statusCode() + " " + answer.body());
        }
        send(request(era, port, session, INITIALIZED));
        return session;
    }

    private HttpResponse<String> call(Era era, int port, String session, String tool) throws IOException {
        String meta = era == Era.MODERN ? META.formatted(era.version()) : "";
        HttpRequest.Builder request = request(era, port, session, CALL.formatted(meta, tool));
        if (era == Era.MODERN) {
            request.header("Mcp-Method", "tools/call").header("Mcp-Name", tool);
        }
        return send(request);
    }

    private static HttpRequest.Builder request(Era era, int port, String session, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mcp"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", era.version())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return session.equals(NO_SESSION) ? request : request.header(SESSION, session);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
