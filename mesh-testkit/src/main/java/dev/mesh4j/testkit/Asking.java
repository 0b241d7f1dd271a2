package dev.mesh4j.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.ExplainReply;
import dev.mesh4j.protocol.registry.ExplainedDependency;
import dev.mesh4j.protocol.registry.RegistryClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a test's registry says of its mesh. Thread-safe. */
final class Asking {

    private final OwnRegistry registry;
    private final RegistryClient client;

    Asking(OwnRegistry registry, RegistryClient client) {
        this.registry = registry;
        this.client = client;
    }

    boolean isAway() {
        return registry.isAway();
    }

    List<AgentView> agents() {
        return requireNonNullElse(client.agents().agents(), List.of());
    }

    /** Those whose lease has not ended. */
    List<AgentView> live() {
        return agents().stream()
                .filter(agent -> !"offline".equals(agent.status()))
                .toList();
    }

    /** Who would be bound to somebody who needs just this capability, and why. */
    ExplainedDependency need(String capability) {
        return requireNonNull(
                        client.explain("capability=" + encoded(capability)).dependencies())
                .getFirst();
    }

    /** How the dependencies of an agent are bound, and why. */
    ExplainReply wiring(String agent) {
        return client.explain("agent=" + encoded(agent));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
