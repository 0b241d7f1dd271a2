package dev.mesh4j.protocol.client.legacy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.http.AuthorizedHttp;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.link.LinkRequest;
import dev.mesh4j.protocol.client.link.MessageBody;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Method;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Streamable HTTP of the legacy era: one session from {@code initialize} to DELETE, a GET stream for what the server sends
 * of its own accord, and streams that are resumed where they broke off.
 */
public final class LegacyHttpLink implements Link {

    private static final Logger LOG = LoggerFactory.getLogger(LegacyHttpLink.class);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final AuthorizedHttp http;
    private final String url;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile HttpSession session = HttpSession.NONE;
    private volatile boolean gone;
    private volatile @Nullable EventStream stream;

    public LegacyHttpLink(AuthorizedHttp http, String url) {
        this.http = http;
        this.url = url;
    }

    @Override
    public LinkReply request(LinkRequest request, Inbound inbound) {
        long deadline = System.nanoTime() + request.timeout().toNanos();
        try {
            HttpCall call = post(MessageBody.of(request), request.timeout());
            Progress progress = http.exchange(call, reply -> read(reply, request, inbound));
            return progress.answer() != null
                    ? progress.answer()
                    : new Resumption(http, url, session).resume(progress, request, inbound, deadline);
        } catch (CallException.TimedOut | CallException.Lost | CancellationException e) {
            // a broken connection does not cancel in this era; the interrupted thread cannot send, another one can
            Thread.ofVirtual().name("mcp-cancel").start(() -> cancel(request));
            throw e;
        }
    }

    @Override
    public void send(JsonRpcMessage message, Duration timeout) {
        int status = http.exchange(post(MessageBody.of(message), timeout), HttpReply::status);
        if (status >= 400) {
            throw new CallException.Refused(url, status, null, "a notification or answer (expected: HTTP 202)");
        }
    }

    @Override
    public void listen(Inbound inbound) {
        EventStream opened = new EventStream(http, url, session, inbound);
        stream = opened;
        opened.start();
    }

    @Override
    public boolean alive() {
        return !gone && !closed.get();
    }

    @Override
    public String name() {
        return url;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        EventStream open = stream;
        if (open != null) {
            open.close();
        }
        if (session.id() != null && !gone) {
            try {
                http.exchange(new HttpCall("DELETE", url, session.headers(), null, FAREWELL), HttpReply::status);
            } catch (CallException e) {
                LOG.debug("{} was not told the end of its session: {}", url, e.getMessage());
            }
        }
    }

    private Progress read(HttpReply reply, LinkRequest request, Inbound inbound) throws IOException {
        if (reply.status() == 404 && session.id() != null) {
            gone = true;
        }
        Progress progress = ReplyReader.isStream(reply)
                ? Progress.read(reply, request.id(), inbound)
                : Progress.done(ReplyReader.read(reply, request.id(), inbound));
        if (request.method().equals(Method.INITIALIZE) && progress.answer() != null) {
            session = HttpSession.begun(reply, progress.answer());
        }
        return progress;
    }

    private void cancel(LinkRequest request) {
        if (request.method().equals(Method.INITIALIZE)) {
            return;
        }
        ObjectNode params = Json.mapper().createObjectNode();
        params.set("requestId", request.id().json());
        try {
            send(new JsonRpcMessage.Notification(Method.CANCELLED, params), FAREWELL);
        } catch (CallException e) {
            LOG.debug("{} was not told to stop: {}", url, e.getMessage());
        }
    }

    private HttpCall post(byte[] body, Duration timeout) {
        return new HttpCall("POST", url, session.headers(), body, timeout);
    }
}
