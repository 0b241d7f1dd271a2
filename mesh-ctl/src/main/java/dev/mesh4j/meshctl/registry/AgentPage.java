package dev.mesh4j.meshctl.registry;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import dev.mesh4j.protocol.registry.DependencyView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One agent in depth. */
public final class AgentPage {

    private AgentPage() {}

    /**
     * The page, line by line.
     *
     * @param now the registry's time, ISO 8601
     */
    public static List<String> lines(AgentView agent, @Nullable String now, Style style) {
        List<String> lines = new ArrayList<>();
        String version = agent.version() == null ? "" : " " + agent.version();
        lines.add(style.bold(Agents.name(agent)) + version + "  "
                + style.status(requireNonNullElse(agent.status(), "unknown")));
        if (agent.description() != null && !agent.description().isBlank()) {
            lines.add(agent.description());
        }
        lines.add("");
        fact(lines, "id", agent.id());
        fact(lines, "endpoint", agent.endpoint());
        fact(lines, "runtime", agent.runtime());
        fact(lines, "namespace", agent.namespace());
        fact(lines, "last seen", Age.since(agent.lastSeen(), now));
        section(lines, capabilities(agent, style));
        section(lines, dependencies(agent, style));
        return lines;
    }

    private static void fact(List<String> lines, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.add(String.format("%-10s %s", name, value));
        }
    }

    private static void section(List<String> lines, List<String> section) {
        if (!section.isEmpty()) {
            lines.add("");
            lines.addAll(section);
        }
    }

    private static List<String> capabilities(AgentView agent, Style style) {
        if (Agents.capabilities(agent).isEmpty()) {
            return List.of();
        }
        Table table = new Table(style, "CAPABILITY", "TOOL", "VERSION", "TAGS", "AVAILABLE");
        for (CapabilityView capability : Agents.capabilities(agent)) {
            boolean available = !Boolean.FALSE.equals(capability.available());
            table.row(
                    requireNonNullElse(capability.name(), "-"),
                    requireNonNullElse(capability.functionName(), "-"),
                    requireNonNullElse(capability.version(), "-"),
                    words(requireNonNullElse(capability.tags(), List.of())),
                    available ? style.status("available") : unavailable(capability, style));
        }
        return table.lines();
    }

    private static String unavailable(CapabilityView capability, Style style) {
        String reason = capability.unavailableReason();
        return style.status("unavailable") + (reason == null || reason.isBlank() ? "" : ": " + reason);
    }

    private static List<String> dependencies(AgentView agent, Style style) {
        if (Agents.dependencies(agent).isEmpty()) {
            return List.of();
        }
        Table table = new Table(style, "TOOL", "DEPENDS ON", "TAGS", "STATUS", "PROVIDER");
        for (DependencyView dependency : Agents.dependencies(agent)) {
            List<String> tags =
                    requireNonNullElse(dependency.tags(), List.<dev.mesh4j.protocol.registry.TagTerm>of()).stream()
                            .map(term -> String.join("|", term.alternatives()))
                            .toList();
            table.row(
                    requireNonNullElse(dependency.functionName(), "-"),
                    requireNonNullElse(dependency.capability(), "-"),
                    words(tags),
                    style.status(requireNonNullElse(dependency.status(), "unknown")),
                    provider(dependency));
        }
        return table.lines();
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
