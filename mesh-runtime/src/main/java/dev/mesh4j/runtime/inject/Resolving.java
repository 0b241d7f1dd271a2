package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.registry.ResolvedDependency;
import dev.mesh4j.runtime.DependencyResolver;
import dev.mesh4j.runtime.DependencyResolver.Candidate;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the user's resolver. Used by one thread at a time. */
final class Resolving {

    /** Leaves everything to the registry. */
    static final DependencyResolver NONE = (wanted, candidates) -> Optional.empty();

    private static final Logger log = LoggerFactory.getLogger(Resolving.class);

    private final DependencyResolver resolver;
    private boolean complained;

    Resolving(DependencyResolver resolver) {
        this.resolver = resolver;
    }

    boolean isAsked() {
        return resolver != NONE;
    }

    /** The chosen ones with ranks of their own; empty when it declined. */
    Optional<List<ResolvedDependency.Candidate>> ask(
            String consumer, DependencyDescriptor dependency, List<ResolvedDependency.Candidate> known) {
        var wanted = new DependencyResolver.Wanted(
                consumer,
                dependency.capability(),
                dependency.tags().stream()
                        .map(tag -> String.join("|", tag.alternatives()))
                        .toList(),
                dependency.version(),
                dependency.namespace());
        try {
            return resolver.resolve(wanted, known.stream().map(Resolving::shown).toList())
                    .map(Resolving::ranked);
        } catch (RuntimeException e) {
            if (!complained) {
                complained = true;
                log.warn("the dependency resolver failed for {} → {}; the registry decides", consumer, dependency, e);
            }
            return Optional.empty();
        }
    }

    private static Candidate shown(ResolvedDependency.Candidate candidate) {
        return new Candidate(
                Objects.requireNonNullElse(candidate.agentId(), ""),
                Objects.requireNonNullElse(candidate.functionName(), ""),
                Objects.requireNonNullElse(candidate.endpoint(), ""),
                Objects.requireNonNullElse(candidate.rank(), 0),
                candidate.kwargs());
    }

    private static List<ResolvedDependency.Candidate> ranked(List<Candidate> chosen) {
        List<ResolvedDependency.Candidate> ranked = new ArrayList<>();
        int rank = 0;
        for (int i = 0; i < chosen.size(); i++) {
            Candidate next = chosen.get(i);
            rank += i > 0 && chosen.get(i - 1).rank() != next.rank() ? 1 : 0;
            ranked.add(new ResolvedDependency.Candidate(next.agentId(), next.tool(), next.url(), next.kwargs(), rank));
        }
        return ranked;
    }
}
