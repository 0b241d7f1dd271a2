package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.ToolRegistration;
import dev.mesh4j.registry.directory.Registration;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Digests;
import dev.mesh4j.registry.model.Interner;
import dev.mesh4j.registry.model.Tool;
import dev.mesh4j.registry.store.StoredAgent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a registration into the model: fills in defaults, checks everything, cuts what may be cut. Thread-safe. */
public final class RegistrationReader {

    static final int MAX_DESCRIPTION = 256;

    private static final List<String> AGENT_TYPES = List.of("mcp_agent", "api", "a2a");
    private static final List<String> HEALTH = List.of(Agent.HEALTHY, Agent.DEGRADED, Agent.UNHEALTHY);
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]");
    private static final int MAX_PORT = 65_535;

    private static final int SLOTS = 1 << 12;

    private final Interner<String> words = new Interner<>(SLOTS);
    private final KeptSchemas keptSchemas = new KeptSchemas();
    private final ToolRegistrationReader toolReader = new ToolRegistrationReader();

    /**
     * @param remoteHost where the request came from, for agents that do not know their own address
     * @param keyHash of the secret that the sender showed, empty when it showed none
     * @throws dev.mesh4j.server.RejectedException 400 naming what is wrong
     */
    public Registration read(AgentRegistration wire, String remoteHost, String keyHash) {
        AgentRegistration complete = complete(wire, remoteHost);
        // what is wrong is found before anything is derived from it
        toolReader.check(complete.tools());
        Map<String, JsonNode> schemas = new TreeMap<>();
        AgentRegistration kept = keptSchemas.without(complete, schemas);
        Agent agent = agent(kept);
        String document = Json.mapper().writeValueAsString(kept);
        return new Registration(
                agent,
                document,
                Digests.sha256(document),
                keyHash,
                Json.mapper().writeValueAsString(schemas));
    }

    /** Reads what was kept. */
    public Agent read(StoredAgent stored) {
        return agent(complete(Json.mapper().readValue(stored.registration(), AgentRegistration.class), ""));
    }

    private static AgentRegistration complete(AgentRegistration wire, String remoteHost) {
        String id = Limits.require("agent_id", wire.agentId(), Limits.AGENT_ID);
        return new AgentRegistration(
                id,
                wire.tools(),
                Limits.oneOf("agent_type", wire.agentType(), AGENT_TYPES, "mcp_agent"),
                Limits.optional("runtime", wire.runtime(), Limits.NAME, "python"),
                Limits.optional("name", wire.name(), Limits.NAME, id),
                Limits.optional("version", wire.version(), Limits.VERSION, "1.0.0"),
                cut(wire.description()),
                host(wire.httpHost(), remoteHost),
                port(wire.httpPort()),
                Limits.optional("namespace", wire.namespace(), Limits.NAMESPACE, "default"),
                null,
                health(wire.health()));
    }

    private Agent agent(AgentRegistration complete) {
        String namespace = words.shared(text(complete.namespace()));
        AgentRegistration.Health health = complete.health();
        int port = complete.httpPort() == null ? 0 : complete.httpPort();
        return new Agent(
                text(complete.agentId()),
                words.shared(text(complete.name())),
                words.shared(text(complete.agentType())),
                words.shared(text(complete.runtime())),
                words.shared(text(complete.version())),
                words.shared(text(complete.description())),
                namespace,
                endpoint(text(complete.httpHost()), port),
                health == null ? Agent.Health.GOOD : new Agent.Health(text(health.status()), text(health.reason())),
                tools(complete.tools(), namespace));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Absent when it is healthy, so that saying so and saying nothing are the same. */
    private static AgentRegistration.@Nullable Health health(AgentRegistration.@Nullable Health wire) {
        if (wire == null) {
            return null;
        }
        String status = Limits.oneOf("health.status", wire.status(), HEALTH, Agent.HEALTHY);
        return status.equals(Agent.HEALTHY) ? null : new AgentRegistration.Health(status, cut(wire.reason()));
    }

    /** What was accepted, but not as it came. */
    List<String> warnings(AgentRegistration wire) {
        String description = wire.description();
        return description == null || description.length() <= MAX_DESCRIPTION
                ? List.of()
                : List.of("description: " + description.length() + " characters, cut to " + MAX_DESCRIPTION);
    }

    private List<Tool> tools(@Nullable List<ToolRegistration> wire, String namespace) {
        if (wire == null || wire.isEmpty()) {
            throw Limits.wrong("tools", "none", "at least one tool");
        }
        Limits.atMost("tools", wire.size(), Limits.MAX_TOOLS);
        List<Tool> tools = new ArrayList<>();
        Set<String> functions = new HashSet<>();
        for (int i = 0; i < wire.size(); i++) {
            Limits.present("tools[" + i + "]", wire.get(i));
            Tool tool = toolReader.read("tools[" + i + "]", wire.get(i), namespace);
            if (!functions.add(tool.function())) {
                throw Limits.wrong(
                        "tools[" + i + "].function_name", "'" + tool.function() + "' a second time", "unique names");
            }
            tools.add(tool);
        }
        return tools;
    }

    private static String host(@Nullable String host, String remoteHost) {
        return host == null || host.isBlank() || WILDCARDS.contains(host)
                ? remoteHost
                : Limits.require("http_host", host, Limits.HOST);
    }

    private static int port(@Nullable Integer port) {
        int number = port == null ? 0 : port;
        if (number < 0 || number > MAX_PORT) {
            throw Limits.wrong("http_port", String.valueOf(number), "0 to " + MAX_PORT + "; 0 means stdio");
        }
        return number;
    }

    private static String endpoint(String host, int port) {
        boolean bare = host.contains(":") && !host.startsWith("[");
        return port == 0 ? "" : "http://" + (bare ? "[" + host + "]" : host) + ":" + port;
    }

    private static String cut(@Nullable String description) {
        String text = description == null ? "" : description;
        if (text.length() <= MAX_DESCRIPTION) {
            return text;
        }
        boolean splitsCharacter = Character.isHighSurrogate(text.charAt(MAX_DESCRIPTION - 1));
        return text.substring(0, splitsCharacter ? MAX_DESCRIPTION - 1 : MAX_DESCRIPTION);
    }
}
