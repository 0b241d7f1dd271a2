package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells agents that nobody waits for an answer any more, which they would notice late or never: a connection that is closed
 * while nothing is sent on it shows nothing. Other servers are not told, for ids of theirs may be equal.
 */
final class Cancellation implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Cancellation.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final HttpTransport http;
    private final Set<Thread> telling = ConcurrentHashMap.newKeySet();

    Cancellation(HttpTransport http) {
        this.http = http;
    }

    /** Does not wait, and does not mind when it fails. */
    void tell(McpEndpoint endpoint, RequestId request) {
        HttpCall call = call(endpoint.url(), request);
        Thread thread = Thread.ofVirtual().name("mcp-cancel").unstarted(() -> {
            try {
                http.<Integer>exchange(call, HttpReply::status);
            } catch (CallException e) {
                log.debug("{} was not told that nobody waits for {}: {}", endpoint, request, e.getMessage());
            } finally {
                telling.remove(Thread.currentThread());
            }
        });
        telling.add(thread);
        thread.start();
    }

    /** Waits until those that are being told have been, which takes a second at most; an interrupt changes nothing. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        for (Thread thread : telling) {
            try {
                thread.join(TIMEOUT);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpCall call(String url, RequestId request) {
        ObjectNode params = Json.mapper().createObjectNode();
        params.set("requestId", request.json());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        JsonRpcCodec.write(body, new JsonRpcMessage.Notification(Method.CANCELLED, params));
        Map<String, String> headers = Map.of(
                "Accept",
                McpRequest.ACCEPT,
                Headers.PROTOCOL_VERSION,
                ProtocolVersion.V2026_07_28.text(),
                Headers.METHOD,
                Method.CANCELLED);
        return new HttpCall("POST", url, headers, body.toByteArray(), TIMEOUT);
    }
}
