package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.registry.directory.AgentState;
import dev.mesh4j.registry.directory.BusyException;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.directory.NotOwnerException;
import dev.mesh4j.registry.directory.Registration;
import dev.mesh4j.registry.metrics.RegistryMeters;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.server.RejectedException;
import dev.mesh4j.server.RequestBody;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** How agents join, stay and leave. */
final class HeartbeatRoutes {

    private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;
    /** Of three bytes. */
    private static final byte FIRST_OF_SURROGATE = (byte) 0xED;

    private static final Logger log = LoggerFactory.getLogger(HeartbeatRoutes.class);

    private final Directory directory;
    private final RegistrationReader reader;
    private final Recognized recognized = new Recognized();
    private final RegistryMeters meters;

    HeartbeatRoutes(Directory directory, RegistrationReader reader, RegistryMeters meters) {
        this.meters = meters;
        this.directory = directory;
        this.reader = reader;
    }

    void addTo(RoutesConfig routes) {
        routes.head("/heartbeat/{agent_id}", this::beat);
        routes.post("/heartbeat", this::register);
        routes.delete("/agents/{agent_id}", this::unregister);
    }

    private void beat(Context context) {
        String applied = Objects.requireNonNullElse(context.header(RegistryClient.BINDINGS_HEADER), "");
        RegistryMeters.Beat answer = answer(context, applied);
        meters.beat(answer);
        context.status(
                switch (answer) {
                    case UNCHANGED -> 200;
                    case CHANGED -> 202;
                    case UNKNOWN -> 410;
                    case UNAVAILABLE -> 503;
                });
    }

    private RegistryMeters.Beat answer(Context context, String applied) {
        String agentId = context.pathParam("agent_id");
        try {
            return switch (directory.beat(agentId, applied)) {
                case UNCHANGED -> RegistryMeters.Beat.UNCHANGED;
                case CHANGED -> RegistryMeters.Beat.CHANGED;
                case UNKNOWN -> RegistryMeters.Beat.UNKNOWN;
            };
        } catch (StoreException e) {
            context.header("Retry-After", RegistryRoutes.RETRY_AFTER_SECONDS);
            log.debug("{} cannot be answered: {}", agentId, e.getMessage());
            return RegistryMeters.Beat.UNAVAILABLE;
        }
    }

    private void register(Context context) throws IOException {
        try {
            admit(context);
        } catch (RejectedException | NotOwnerException e) {
            meters.registration(RegistryMeters.Registration.REFUSED);
            throw e;
        } catch (StoreException | BusyException e) {
            meters.registration(RegistryMeters.Registration.FAILED);
            throw e;
        }
    }

    private void admit(Context context) throws IOException {
        byte[] body = RequestBody.read(context.req(), MAX_BODY_BYTES);
        String host = context.req().getRemoteAddr();
        String keyHash = Keys.hash(context);
        BodyDigest digest = BodyDigest.of(body, host);
        Optional<AgentState> known = directory.renew(digest.agentId(), recognized.registration(digest), keyHash);
        if (known.isPresent()) {
            answer(context, known.get(), List.of());
            return;
        }
        AgentRegistration wire = parse(body);
        Registration registration = reader.read(wire, host, keyHash);
        List<String> warnings = reader.warnings(wire);
        answer(context, directory.register(registration), warnings);
        if (warnings.isEmpty()) {
            recognized.remember(digest, registration.digest());
        }
    }

    private static void answer(Context context, AgentState state, List<String> warnings) {
        context.header(RegistryClient.REVISION_HEADER, state.revision().toString());
        context.header(RegistryClient.BINDINGS_HEADER, state.bindings().fingerprint());
        Replies.json(context, 200, Views.registered(state, warnings, Instant.now()));
    }

    private void unregister(Context context) {
        directory.unregister(
                Limits.require("agent_id", context.pathParam("agent_id"), Limits.AGENT_ID), Keys.hash(context));
        context.status(204);
    }

    private static AgentRegistration parse(byte[] body) {
        AgentRegistration registration;
        try {
            registration = Json.mapper().readValue(body, AgentRegistration.class);
        } catch (JacksonException e) {
            throw MalformedBody.of(e);
        }
        if (registration == null) {
            throw Limits.wrong("body", "null", "a registration as a JSON object");
        }
        if (mayHoldHalfCharacters(body)) {
            requireUnicode(registration);
        }
        return registration;
    }

    /** Whether there is a surrogate, as an escape or as bytes; hardly ever, and to look at every text takes long. */
    private static boolean mayHoldHalfCharacters(byte[] body) {
        for (int i = 0; i + 2 < body.length; i++) {
            boolean escaped = body[i] == '\\' && body[i + 1] == 'u' && (body[i + 2] | 0x20) == 'd';
            boolean raw = body[i] == FIRST_OF_SURROGATE && (body[i + 1] & 0xFF) >= 0xA0;
            if (escaped || raw) {
                return true;
            }
        }
        return false;
    }

    /** Half of a character cannot be written as UTF-8: it would break every answer that shows it. */
    private static void requireUnicode(AgentRegistration registration) {
        String text = Json.mapper().writeValueAsString(registration);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Limits.wrong("body", "a text with half of a surrogate pair", "Unicode text");
        }
    }
}
