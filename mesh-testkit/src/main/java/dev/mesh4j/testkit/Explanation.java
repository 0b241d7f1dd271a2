package dev.mesh4j.testkit;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.protocol.registry.ExplainedCandidate;
import dev.mesh4j.protocol.registry.ExplainedDependency;
import dev.mesh4j.protocol.registry.ExplainedStage;
import dev.mesh4j.protocol.registry.TagTerm;
import java.util.ArrayList;
import java.util.List;

/** Why a dependency is bound as it is, as lines of text. */
final class Explanation {

    private Explanation() {}

    /** @param consumer the name of the agent that has the dependency; empty: nobody's */
    static List<String> lines(String consumer, ExplainedDependency dependency) {
        List<String> lines = new ArrayList<>();
        List<ExplainedCandidate> candidates =
                requireNonNullElse(dependency.candidates(), List.<ExplainedCandidate>of());
        String who = consumer.isEmpty() ? "somebody" : consumer + "." + dependency.functionName();
        lines.add(who + " needs " + dependency.capability() + wishes(dependency) + ": " + outcome(candidates));
        for (ExplainedCandidate candidate : candidates) {
            lines.add("  " + name(candidate) + " " + candidate.status() + reason(candidate));
        }
        return lines;
    }

    private static String outcome(List<ExplainedCandidate> candidates) {
        return candidates.stream()
                .filter(candidate -> "winner".equals(candidate.status()))
                .findFirst()
                .map(winner -> "bound to " + name(winner))
                .orElse(candidates.isEmpty() ? "unbound, nobody offers it" : "unbound, none that offers it matches");
    }

    private static String wishes(ExplainedDependency dependency) {
        List<String> wishes = new ArrayList<>();
        for (TagTerm term : requireNonNullElse(dependency.tags(), List.<TagTerm>of())) {
            wishes.add("tag " + String.join("|", term.alternatives()));
        }
        if (dependency.version() != null && !dependency.version().isEmpty()) {
            wishes.add("version " + dependency.version());
        }
        return wishes.isEmpty() ? "" : " (" + String.join(", ", wishes) + ")";
    }

    /** What dropped it. */
    private static String reason(ExplainedCandidate candidate) {
        String suspect = Boolean.TRUE.equals(candidate.suspect()) ? " (its connection to the registry broke)" : "";
        return suspect
                + requireNonNullElse(candidate.stages(), List.<ExplainedStage>of()).stream()
                        .filter(stage -> Boolean.FALSE.equals(stage.passed()))
                        .findFirst()
                        .map(stage -> ": " + stage.stage() + ": " + stage.reason())
                        .orElse("");
    }

    private static String name(ExplainedCandidate candidate) {
        return candidate.agentId() + "." + candidate.functionName();
    }
}
