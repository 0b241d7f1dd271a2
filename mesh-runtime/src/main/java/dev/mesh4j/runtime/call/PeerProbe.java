package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import java.time.Duration;

/** Asks an agent whether it is ready; one without {@code /readyz} is asked at {@code /health}. */
final class PeerProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpTransport http;

    PeerProbe(HttpTransport http) {
        this.http = http;
    }

    boolean isHealthy(Peer peer) {
        String base = peer.baseUrl().endsWith("/") ? peer.baseUrl() : peer.baseUrl() + "/";
        int status = status(base + "readyz");
        return (status == 404 ? status(base + "health") : status) == 200;
    }

    /** 0 when there was no answer. */
    private int status(String url) {
        try {
            return http.exchange(HttpCall.get(url, TIMEOUT), reply -> reply.status());
        } catch (CallException e) {
            return 0;
        }
    }
}
