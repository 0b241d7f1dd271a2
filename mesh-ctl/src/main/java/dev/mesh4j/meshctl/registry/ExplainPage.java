package dev.mesh4j.meshctl.registry;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.protocol.registry.ExplainReply;
import dev.mesh4j.protocol.registry.ExplainedCandidate;
import dev.mesh4j.protocol.registry.ExplainedDependency;
import dev.mesh4j.protocol.registry.ExplainedStage;
import dev.mesh4j.protocol.registry.TagTerm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why dependencies are wired as they are. */
public final class ExplainPage {

    private ExplainPage() {}

    /** The page, line by line. */
    public static List<String> lines(ExplainReply reply, Style style) {
        List<String> lines = new ArrayList<>();
        List<ExplainedDependency> dependencies = requireNonNullElse(reply.dependencies(), List.of());
        if (dependencies.isEmpty()) {
            lines.add(text(reply.agentName()) + " depends on nothing");
        }
        for (ExplainedDependency dependency : dependencies) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            head(lines, reply, dependency, style);
            for (ExplainedCandidate candidate : candidates(dependency)) {
                candidate(lines, candidate, style);
            }
        }
        if (dependencies.stream().anyMatch(dependency -> candidates(dependency).size() > 1)) {
            lines.add("");
            lines.add(style.faint("Of several that match, the better one wins by: "
                    + String.join(", then ", requireNonNullElse(reply.tieBreakers(), List.of())) + ", then agent id"));
        }
        return lines;
    }

    private static void head(List<String> lines, ExplainReply reply, ExplainedDependency dependency, Style style) {
        lines.add(style.bold(text(reply.agentName()) + "." + text(dependency.functionName())) + " needs "
                + style.bold(text(dependency.capability()))
                + (Boolean.TRUE.equals(dependency.required()) ? ", required" : "")
                + wishes(dependency));
        ExplainedCandidate winner = candidates(dependency).stream()
                .filter(candidate -> "winner".equals(candidate.status()))
                .findFirst()
                .orElse(null);
        String status = style.status(requireNonNullElse(dependency.status(), "unknown"));
        if (winner != null) {
            lines.add(status + ": " + name(winner) + " at " + text(winner.endpoint()));
        } else if (candidates(dependency).isEmpty()) {
            lines.add(status + ": nobody offers it");
        } else {
            lines.add(status + ": none of " + candidates(dependency).size() + " providers matches");
        }
    }

    private static String wishes(ExplainedDependency dependency) {
        List<String> wishes = new ArrayList<>();
        List<String> tags = requireNonNullElse(dependency.tags(), List.<TagTerm>of()).stream()
                .map(term -> String.join("|", term.alternatives()))
                .toList();
        wish(wishes, "tags", String.join(" ", tags));
        wish(wishes, "version", text(dependency.version()));
        wish(wishes, "namespace", text(dependency.namespace()));
        wish(wishes, "schema", text(dependency.matchMode()));
        return wishes.isEmpty() ? "" : "  (" + String.join(", ", wishes) + ")";
    }

    private static void wish(List<String> wishes, String name, String value) {
        if (!value.isEmpty()) {
            wishes.add(name + " " + value);
        }
    }

    private static void candidate(List<String> lines, ExplainedCandidate candidate, Style style) {
        boolean dropped = "dropped".equals(candidate.status());
        String place = dropped
                ? "dropped"
                : "winner".equals(candidate.status()) ? "winner" : "stands by, " + candidate.rank() + " better";
        lines.add("");
        lines.add("  " + style.bold(name(candidate)) + "  " + (dropped ? style.faint(place) : place));
        for (ExplainedStage stage : requireNonNullElse(candidate.stages(), List.<ExplainedStage>of())) {
            boolean passed = Boolean.TRUE.equals(stage.passed());
            String mark = passed ? "✓" : "✗";
            lines.add("    %s %-12s %s"
                    .formatted(mark, text(stage.stage()), text(stage.reason()))
                    .stripTrailing());
        }
    }

    private static String name(ExplainedCandidate candidate) {
        return text(candidate.agentId()) + "." + text(candidate.functionName());
    }

    private static List<ExplainedCandidate> candidates(ExplainedDependency dependency) {
        return requireNonNullElse(dependency.candidates(), List.of());
    }

    private static String text(@Nullable String text) {
        return requireNonNullElse(text, "");
    }
}
