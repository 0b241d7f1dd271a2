package dev.mesh4j.meshctl.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.HealthReply;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What an agent itself says of its health, beside what the registry holds.
 *
 * @param health {@code null} when it could not be asked
 * @param error why it could not be asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentProbe(
        @Nullable HealthReply health, @Nullable String error) {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Asks {@code GET /health} of an agent; an agent that does not answer is no failure of the question. */
    public static AgentProbe of(AgentView agent, HttpTransport http) {
        String endpoint = Objects.requireNonNullElse(agent.endpoint(), "");
        if (!endpoint.startsWith("http://") && !endpoint.startsWith("https://")) {
            return new AgentProbe(null, "it has no HTTP endpoint");
        }
        try {
            HttpCall call = HttpCall.get(endpoint.replaceAll("/+$", "") + "/health", TIMEOUT);
            return new AgentProbe(http.exchange(call, AgentProbe::read), null);
        } catch (CallException e) {
            return new AgentProbe(null, e.getMessage());
        }
    }

    /** An unhealthy agent answers with 503, and says why. */
    private static HealthReply read(HttpReply reply) throws IOException {
        if (reply.status() != 200 && reply.status() != 503) {
            throw new IOException("HTTP " + reply.status() + " (expected: 200 or 503)");
        }
        try {
            return Json.mapper().readValue(reply.body().readAllBytes(), HealthReply.class);
        } catch (JacksonException e) {
            throw new IOException("not an agent's health: " + e.getOriginalMessage(), e);
        }
    }
}
