package dev.mesh4j.protocol.client.http;

import dev.mesh4j.protocol.client.Authorizer;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.HttpTransport;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes HTTP exchanges with what an {@link Authorizer} adds, and again when it has answered a refusal. Thread-safe. */
public final class AuthorizedHttp {

    /** A server that asks for more scopes is asked again only so often. */
    private static final int MAX_ANSWERS = 3;

    private final HttpTransport http;
    private final @Nullable Authorizer authorizer;

    public AuthorizedHttp(HttpTransport http, @Nullable Authorizer authorizer) {
        this.http = http;
        this.authorizer = authorizer;
    }

    public <T> T exchange(HttpCall call, HttpReply.Reader<T> reader) {
        if (authorizer == null) {
            return http.exchange(call, reader);
        }
        for (int answers = 0; answers < MAX_ANSWERS; answers++) {
            Outcome<T> outcome = http.exchange(authorized(call, authorizer), reply -> outcome(call, reply, reader));
            if (outcome.challenge == null || !authorizer.answer(outcome.challenge)) {
                return outcome.value;
            }
        }
        return http.exchange(authorized(call, authorizer), reader);
    }

    private static HttpCall authorized(HttpCall call, Authorizer authorizer) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.putAll(authorizer.headers(call.method(), call.url()));
        return new HttpCall(call.method(), call.url(), headers, call.body(), call.timeout());
    }

    private static <T> Outcome<T> outcome(HttpCall call, HttpReply reply, HttpReply.Reader<T> reader)
            throws java.io.IOException {
        int status = reply.status();
        Authorizer.Challenge challenge = status != 401 && status != 403
                ? null
                : new Authorizer.Challenge(
                        call.method(),
                        call.url(),
                        status,
                        reply.headers("WWW-Authenticate"),
                        reply.header("DPoP-Nonce"));
        return new Outcome<>(reader.read(reply), challenge);
    }

    /** What was read, and what is to be answered before it is asked for again. */
    private record Outcome<T>(T value, Authorizer.@Nullable Challenge challenge) {}
}
