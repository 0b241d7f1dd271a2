package dev.mesh4j.protocol.client.plain;

import dev.mesh4j.protocol.client.HttpCall;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Gives a call the form in which it is sent. */
final class PlainRequest {

    private PlainRequest() {}

    /** @throws IllegalArgumentException when a header cannot be sent as it is */
    static ClassicHttpRequest of(HttpCall call, Destination to) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(call.method(), to.path());
        call.headers().forEach((name, value) -> {
            requireSendable(name, name, '!');
            requireSendable(name, value, ' ');
            request.addHeader(name, value);
        });
        addMissing(request, "Host", to.origin().authority());
        // compressing what crosses a machine or a rack costs more than it saves
        addMissing(request, "Accept-Encoding", "identity");
        byte[] body = call.body();
        if (body != null) {
            addMissing(request, "Content-Type", "application/json");
            request.setHeader("Content-Length", String.valueOf(body.length));
            request.setEntity(new ByteArrayEntity(body, null));
        }
        return request;
    }

    private static void addMissing(ClassicHttpRequest request, String name, String value) {
        if (!request.containsHeader(name)) {
            request.addHeader(name, value);
        }
    }

    /** Printable ASCII: anything else may end the header, or mean something else to the peer. The value may be a secret. */
    private static void requireSendable(String name, String text, char least) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || (c < least && c != '\t')) {
                throw new IllegalArgumentException("header " + name.strip() + ": character " + (int) c + " at " + i
                        + " (expected: printable ASCII)");
            }
        }
    }
}
