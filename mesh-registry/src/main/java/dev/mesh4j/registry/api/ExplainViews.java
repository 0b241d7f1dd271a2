package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.registry.ExplainedCandidate;
import dev.mesh4j.protocol.registry.ExplainedDependency;
import dev.mesh4j.protocol.registry.ExplainedStage;
import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.model.WantedSchema;
import dev.mesh4j.registry.resolve.Explanation;
import dev.mesh4j.registry.resolve.Explanation.Dropped;
import dev.mesh4j.registry.resolve.Explanation.Kept;
import dev.mesh4j.registry.resolve.Explanation.Step;
import dev.mesh4j.registry.resolve.Offer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explanations as the contract shows them. */
final class ExplainViews {

    /** Of so many offers nobody reads more. */
    private static final int SHOWN_CANDIDATES = 1_000;

    private ExplainViews() {}

    static ExplainedDependency dependency(
            @Nullable String function, @Nullable Integer index, @Nullable Boolean required, Explanation explanation) {
        Need need = explanation.need();
        WantedSchema.Mode mode = need.schema().mode();
        return new ExplainedDependency(
                function,
                index,
                need.capability(),
                required,
                need.tags(),
                need.version().toString(),
                need.namespace(),
                mode == WantedSchema.Mode.ANY ? null : mode.text(),
                explanation.kept().isEmpty() ? "unresolved" : "available",
                explanation.kept().isEmpty() ? explanation.reason() : null,
                candidates(explanation));
    }

    private static List<ExplainedCandidate> candidates(Explanation explanation) {
        List<ExplainedCandidate> candidates = new ArrayList<>();
        for (Kept kept : explanation.kept()) {
            if (candidates.size() < SHOWN_CANDIDATES) {
                candidates.add(kept(kept, candidates.isEmpty(), explanation));
            }
        }
        for (Dropped dropped : explanation.dropped()) {
            if (candidates.size() < SHOWN_CANDIDATES) {
                candidates.add(candidate(dropped.offer(), "dropped", null, null, null, explanation.steps(dropped)));
            }
        }
        return candidates;
    }

    private static ExplainedCandidate kept(Kept kept, boolean best, Explanation explanation) {
        return candidate(
                kept.contender().offer(),
                best ? "winner" : "standby",
                kept.rank(),
                kept.contender().score(),
                kept.contender().suspect() ? true : null,
                explanation.steps(kept));
    }

    private static ExplainedCandidate candidate(
            Offer offer,
            String status,
            @Nullable Integer rank,
            @Nullable Integer score,
            @Nullable Boolean suspect,
            List<Step> steps) {
        return new ExplainedCandidate(
                offer.agent().id(),
                offer.tool().function(),
                offer.agent().endpoint(),
                offer.tool().version(),
                offer.tool().tags(),
                status,
                rank,
                score,
                suspect,
                steps.stream()
                        .map(step -> new ExplainedStage(step.stage().text(), step.passed(), step.text()))
                        .toList());
    }
}
