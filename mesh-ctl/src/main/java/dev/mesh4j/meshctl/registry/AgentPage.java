package dev.mesh4j.meshctl.registry;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import dev.mesh4j.protocol.registry.DependencyView;
import dev.mesh4j.protocol.registry.HealthReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One agent in depth: what the registry holds, what the agent says itself, and who depends on it. */
public final class AgentPage {

    private final AgentView agent;
    private final AgentProbe probe;
    private final MeshSnapshot mesh;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    public AgentPage(AgentView agent, AgentProbe probe, MeshSnapshot mesh, Style style) {
        this.agent = agent;
        this.probe = probe;
        this.mesh = mesh;
        this.style = style;
    }

    /** The page, line by line. */
    public List<String> lines() {
        String version = agent.version() == null ? "" : " " + agent.version();
        lines.add(style.bold(Agents.name(agent)) + version + "  "
                + style.status(requireNonNullElse(agent.status(), "unknown")));
        if (agent.description() != null && !agent.description().isBlank()) {
            lines.add(Style.clean(agent.description()));
        }
        lines.add("");
        fact("id", agent.id());
        fact("endpoint", agent.endpoint());
        fact("runtime", agent.runtime());
        fact("namespace", agent.namespace());
        fact("joined", mesh.age(agent.createdAt()));
        fact("last seen", mesh.age(agent.lastSeen()));
        ownHealth();
        section(checks());
        section(capabilities());
        section(dependencies());
        section(consumers());
        return lines;
    }

    private void ownHealth() {
        HealthReply health = probe.health();
        if (health == null) {
            fact("health", "the agent cannot be asked: " + requireNonNullElse(probe.error(), "no answer"));
            return;
        }
        fact("up for", health.uptimeSeconds() == null ? null : Age.of(Duration.ofSeconds(health.uptimeSeconds())));
        fact("health", style.status(requireNonNullElse(health.status(), "unknown")));
    }

    private void fact(String name, @Nullable String value) {
        if (value != null && !value.isEmpty() && !value.equals("-")) {
            lines.add(String.format("%-10s %s", name, Style.clean(value)));
        }
    }

    private void section(Table table) {
        if (!table.isEmpty()) {
            lines.add("");
            lines.addAll(table.lines());
        }
    }

    private Table checks() {
        Table table = new Table(style, "CHECK", "STATUS", "REASON");
        HealthReply health = probe.health();
        if (health != null) {
            requireNonNullElse(health.checks(), Map.<String, HealthReply.Check>of())
                    .forEach((name, check) -> table.row(
                            name,
                            style.status(requireNonNullElse(check.status(), "unknown")),
                            requireNonNullElse(check.reason(), "-")));
        }
        return table;
    }

    private Table capabilities() {
        Table table = new Table(style, "CAPABILITY", "TOOL", "VERSION", "TAGS", "AVAILABLE");
        for (CapabilityView capability : Agents.capabilities(agent)) {
            boolean available = Agents.status(capability).equals("available");
            table.row(
                    requireNonNullElse(capability.name(), "-"),
                    requireNonNullElse(capability.functionName(), "-"),
                    requireNonNullElse(capability.version(), "-"),
                    words(requireNonNullElse(capability.tags(), List.of())),
                    available ? style.status("available") : unavailable(capability));
        }
        return table;
    }

    private String unavailable(CapabilityView capability) {
        String reason = capability.unavailableReason();
        return style.status("unavailable") + (reason == null || reason.isBlank() ? "" : ": " + reason);
    }

    private Table dependencies() {
        Table table = new Table(style, "TOOL", "DEPENDS ON", "TAGS", "STATUS", "PROVIDER");
        for (DependencyView dependency : Agents.dependencies(agent)) {
            table.row(
                    requireNonNullElse(dependency.functionName(), "-"),
                    requireNonNullElse(dependency.capability(), "-"),
                    words(Agents.terms(dependency)),
                    style.status(requireNonNullElse(dependency.status(), "unknown")),
                    provider(dependency));
        }
        return table;
    }

    private Table consumers() {
        Table table = new Table(style, "USED BY", "TOOL", "FOR");
        for (AgentView consumer : mesh.agents()) {
            Agents.dependencies(consumer).stream()
                    .filter(dependency -> Agents.id(agent).equals(dependency.providerAgentId()))
                    .forEach(dependency -> table.row(
                            mesh.label(consumer),
                            requireNonNullElse(dependency.functionName(), "-"),
                            requireNonNullElse(dependency.capability(), "-")));
        }
        return table;
    }

    private static String provider(DependencyView dependency) {
        String provider = requireNonNullElse(dependency.providerAgentId(), "");
        if (!provider.isEmpty()) {
            return provider + " at " + requireNonNullElse(dependency.endpoint(), "?");
        }
        return requireNonNullElse(dependency.reason(), "no provider");
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "-" : String.join(" ", words);
    }
}
