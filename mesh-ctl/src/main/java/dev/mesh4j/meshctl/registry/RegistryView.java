package dev.mesh4j.meshctl.registry;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.AgentsReply;
import dev.mesh4j.protocol.registry.ExplainReply;
import dev.mesh4j.protocol.registry.HealthReply;
import dev.mesh4j.protocol.registry.RegistryClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads one registry. */
public final class RegistryView {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpTransport http;
    private final RegistryClient client;
    private final URI url;

    public RegistryView(HttpTransport http, URI url) {
        this.http = http;
        this.client = new RegistryClient(http, url, TIMEOUT);
        this.url = url;
    }

    public URI url() {
        return url;
    }

    /** Whether a registry answers at all. Something else that answers there is an error. */
    public boolean answers() {
        try {
            client.health();
            return true;
        } catch (CallException.NotSent e) {
            return false;
        } catch (CallException e) {
            throw unusable(e);
        }
    }

    public HealthReply health() {
        return asked(client::health);
    }

    /** The agents and the registry's time. */
    public AgentsReply reply() {
        return asked(client::agents);
    }

    public List<AgentView> agents() {
        List<AgentView> agents = reply().agents();
        return agents == null ? List.of() : agents;
    }

    /** The agents as the registry wrote them, unknown fields included. */
    public JsonNode agentsAsWritten() {
        HttpCall call = HttpCall.get(client.url() + "/agents", TIMEOUT);
        return asked(() -> http.exchange(call, RegistryView::json).path("agents"));
    }

    /**
     * Why dependencies are wired as they are.
     *
     * @param tool {@code null}: of all tools
     * @param dependency a capability or an index; {@code null}: all
     */
    public ExplainReply explain(String agent, @Nullable String tool, @Nullable String dependency) {
        String query = "agent=" + encoded(agent)
                + (tool == null ? "" : "&function=" + encoded(tool))
                + (dependency == null ? "" : "&capability=" + encoded(dependency));
        try {
            return client.explain(query);
        } catch (CallException.NotSent e) {
            throw MeshctlException.failed("no registry answers at " + url + ": " + remedy());
        } catch (CallException e) {
            throw MeshctlException.failed("the registry at " + url + " cannot explain that: " + e.getMessage());
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpReply reply) throws IOException {
        if (reply.status() != 200) {
            throw new IOException("HTTP " + reply.status() + " (expected: 200)");
        }
        try {
            return Json.mapper().readTree(reply.body().readAllBytes());
        } catch (JacksonException e) {
            throw new IOException("not a mesh registry: " + e.getOriginalMessage(), e);
        }
    }

    private <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (CallException.NotSent e) {
            throw MeshctlException.failed("no registry answers at " + url + ": " + remedy());
        } catch (CallException e) {
            throw unusable(e);
        }
    }

    private String remedy() {
        return RegistryUrl.isLocal(url)
                ? "start one with 'meshctl registry start --detach'"
                : "check the address (--registry-url or " + RegistryUrl.VARIABLE + ")";
    }

    private MeshctlException unusable(CallException e) {
        if (e.getCause() instanceof SSLException tls && "https".equals(url.getScheme())) {
            return MeshctlException.failed(
                    "what answers at " + url + " does not speak https (" + tls.getMessage() + "): try http instead");
        }
        return MeshctlException.failed("the registry at " + url + " cannot be read: " + e.getMessage()
                + ": check that the address is a mesh registry's");
    }
}
