package dev.mesh4j.protocol.client.http;

import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.link.LinkRequest;
import dev.mesh4j.protocol.client.link.MessageBody;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Streamable HTTP of the stateless era: each request is a POST of its own, and closing its answer cancels it. Nothing
 * outlives a request, so there is nothing to listen to and nothing to end.
 */
public final class HttpLink implements Link {

    static final String ACCEPT = "application/json, text/event-stream";

    private final AuthorizedHttp http;
    private final String url;

    public HttpLink(AuthorizedHttp http, String url) {
        this.http = http;
        this.url = url;
    }

    @Override
    public LinkReply request(LinkRequest request, Inbound inbound) {
        HttpCall call = post(request.headers(), MessageBody.of(request), request.timeout());
        return http.exchange(call, reply -> ReplyReader.read(reply, request.id(), inbound));
    }

    @Override
    public void send(JsonRpcMessage message, Duration timeout) {
        Map<String, String> headers = new HashMap<>();
        if (message instanceof JsonRpcMessage.Notification(String method, var params)) {
            headers.put(Headers.PROTOCOL_VERSION, ProtocolVersion.V2026_07_28.text());
            headers.put(Headers.METHOD, method);
        }
        http.exchange(post(headers, MessageBody.of(message), timeout), HttpReply::status);
    }

    @Override
    public void listen(Inbound inbound) {}

    @Override
    public boolean alive() {
        return true;
    }

    @Override
    public String name() {
        return url;
    }

    @Override
    public void close() {}

    private HttpCall post(Map<String, String> headers, byte[] body, Duration timeout) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Accept", ACCEPT);
        return new HttpCall("POST", url, all, body, timeout);
    }
}
