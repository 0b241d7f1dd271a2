package dev.mesh4j.protocol.registry;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Speaks the registry contract. Thread-safe. */
public final class RegistryClient {

    /** The fingerprint of an agent's bindings: in answers what they are, in a beat what the agent applied. */
    public static final String BINDINGS_HEADER = "Mesh-Bindings";

    /** In answers: the state of the mesh that they tell of, a {@link Revision}. */
    public static final String REVISION_HEADER = "Mesh-Revision";

    /** In requests: the secret by which an agent shows that its id is its own. */
    public static final String KEY_HEADER = "Mesh-Agent-Key";

    private static final long MAX_REPLY_BYTES = 256L * 1024 * 1024;

    private final HttpTransport http;
    private final String url;
    private final Duration timeout;
    private final Map<String, String> identity;

    /**
     * @param registry the registry's base URL, {@code http} or {@code https}
     * @param timeout of each exchange
     */
    public RegistryClient(HttpTransport http, URI registry, Duration timeout) {
        this(http, registry.toString().replaceAll("/+$", ""), timeout, Map.of());
    }

    private RegistryClient(HttpTransport http, String url, Duration timeout, Map<String, String> identity) {
        this.http = http;
        this.url = url;
        this.timeout = timeout;
        this.identity = identity;
    }

    /**
     * The same, that proves to be one agent by a secret: from the first registration with it on, no one without it can
     * change or remove the agent while it lives.
     *
     * @param key printable ASCII
     */
    public RegistryClient withKey(String key) {
        return new RegistryClient(http, url, timeout, Map.of(KEY_HEADER, key));
    }

    public String url() {
        return url;
    }

    /**
     * Says that an agent is alive.
     *
     * @param bindings the fingerprint of what the agent applied; empty: none yet
     */
    public BeatAnswer beat(String agentId, String bindings) {
        Map<String, String> headers = bindings.isEmpty() ? Map.of() : Map.of(BINDINGS_HEADER, bindings);
        try {
            return http.exchange(call("HEAD", "/heartbeat/" + agentId, headers, null), reply -> answer(reply.status()));
        } catch (CallException e) {
            return new BeatAnswer.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    /** Registers an agent, or renews its registration. */
    public RegisterAnswer register(AgentRegistration registration) {
        byte[] body = Json.mapper().writeValueAsBytes(registration);
        try {
            return http.exchange(call("POST", "/heartbeat", identity, body), RegistryClient::registered);
        } catch (CallException | JacksonException e) {
            return new RegisterAnswer.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Hears of changes of an agent's bindings, until the watch ends or the thread is interrupted.
     *
     * @param bindings the fingerprint of what the agent applied; empty: none yet
     * @param silence after which a registry that sends nothing is taken for gone; it sends something every 15 s
     */
    public WatchEnd watch(String agentId, String bindings, Duration silence, Watcher watcher) {
        Map<String, String> headers = new LinkedHashMap<>(identity);
        headers.put("Accept", "text/event-stream");
        if (!bindings.isEmpty()) {
            headers.put(BINDINGS_HEADER, bindings);
        }
        try {
            return http.listen(
                    call("GET", "/watch/" + agentId, headers, null),
                    silence,
                    reply -> WatchReader.read(reply, watcher));
        } catch (CallException e) {
            return new WatchEnd.Broken(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Takes an agent out of the mesh.
     *
     * @throws CallException when the registry cannot be reached or refuses
     */
    public void unregister(String agentId) {
        unregister(agentId, timeout);
    }

    /**
     * @param atMost instead of the time-out of the other exchanges
     * @throws CallException when the registry cannot be reached or refuses
     */
    public void unregister(String agentId, Duration atMost) {
        http.exchange(new HttpCall("DELETE", url + "/agents/" + agentId, identity, null, atMost), reply -> {
            if (reply.status() != 204) {
                throw reply.refused("expected: 204");
            }
            return true;
        });
    }

    /** @throws CallException when the registry cannot be reached or answers with something else */
    public AgentsReply agents() {
        return read("/agents", AgentsReply.class);
    }

    /**
     * @param query such as {@code limit=20&type=register}, empty for the registry's defaults
     * @throws CallException when the registry cannot be reached or answers with something else
     */
    public EventsReply events(String query) {
        return read(query.isEmpty() ? "/events" : "/events?" + query, EventsReply.class);
    }

    /**
     * Why dependencies are wired as they are.
     *
     * @param query such as {@code agent=greeter&function=greet&capability=time}
     * @throws CallException when the registry cannot be reached or answers with something else
     */
    public ExplainReply explain(String query) {
        return read("/explain?" + query, ExplainReply.class);
    }

    /** @throws CallException when the registry cannot be reached or answers with something else */
    public HealthReply health() {
        return read("/health", HealthReply.class);
    }

    private <T> T read(String path, Class<T> type) {
        return http.exchange(call("GET", path, Map.of(), null), reply -> {
            byte[] body = reply.bytes(MAX_REPLY_BYTES);
            if (reply.status() != 200) {
                throw reply.refused(quoted(body));
            }
            try {
                T read = Json.mapper().readValue(body, type);
                if (read == null) {
                    throw reply.refused("not a mesh registry: null");
                }
                return read;
            } catch (JacksonException e) {
                throw reply.refused("not a mesh registry: " + e.getOriginalMessage());
            }
        });
    }

    private HttpCall call(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        return new HttpCall(method, url + path, headers, body, timeout);
    }

    private static BeatAnswer answer(int status) {
        return switch (status) {
            case 200 -> new BeatAnswer.Unchanged();
            case 202 -> new BeatAnswer.Changed();
            case 410 -> new BeatAnswer.Unknown();
            default -> new BeatAnswer.Unavailable("HTTP " + status);
        };
    }

    private static RegisterAnswer registered(HttpReply reply) throws IOException {
        byte[] body = reply.bytes(MAX_REPLY_BYTES);
        return switch (reply.status()) {
            case 200 -> {
                String bindings = reply.header(BINDINGS_HEADER);
                RegistrationReply read = Json.mapper().readValue(body, RegistrationReply.class);
                if (read == null || "error".equals(read.status())) {
                    yield new RegisterAnswer.Unavailable("HTTP 200, but no success: " + quoted(body));
                }
                Revision revision =
                        Revision.parse(reply.header(REVISION_HEADER)).orElse(null);
                yield new RegisterAnswer.Accepted(read, bindings == null ? "" : bindings, revision);
            }
            case 400, 403, 413, 422 -> new RegisterAnswer.Rejected(reply.status(), quoted(body));
            default -> new RegisterAnswer.Unavailable("HTTP " + reply.status() + ": " + quoted(body));
        };
    }

    /** The {@link ErrorReply} in a body, or its beginning. */
    static String quoted(byte[] body) {
        try {
            ErrorReply reply = Json.mapper().readValue(body, ErrorReply.class);
            if (reply != null && reply.error() != null) {
                return reply.error();
            }
        } catch (JacksonException e) {
            // some other server answered: show what it said
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), 200));
    }
}
