package dev.mesh4j.server;

import dev.mesh4j.server.probe.Probes;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers probes before anything that refuses, limits or drains requests. */
final class ProbeHandler extends Handler.Wrapper {

    private final Probes probes;
    private final OriginGuard guard;

    ProbeHandler(Probes probes, OriginGuard guard) {
        this.probes = probes;
        this.guard = guard;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Probes.Answer answer = probes.answer(Request.getPathInContext(request));
        if (answer == null) {
            return super.handle(request, response, callback);
        }
        String method = request.getMethod();
        Optional<String> refusal = guard.refusal(header(request, HttpHeader.HOST), header(request, HttpHeader.ORIGIN));
        if (refusal.isPresent()) {
            write(response, 403, ErrorReply.body(refusal.get()), callback);
        } else if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            byte[] body = ErrorReply.body(method + " of a probe (expected: GET, HEAD)");
            write(response, 405, body, callback);
        } else {
            write(response, answer.code(), answer.json(), callback);
        }
        return true;
    }

    private static @Nullable String header(Request request, HttpHeader name) {
        return request.getHeaders().get(name);
    }

    private static void write(Response response, int status, byte[] json, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
        response.write(true, ByteBuffer.wrap(json), callback);
    }
}
