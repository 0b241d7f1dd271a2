package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.match.SemanticVersion;
import dev.mesh4j.protocol.match.TagQuery;
import dev.mesh4j.protocol.match.VersionConstraint;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import java.util.Collection;
import java.util.Optional;

/** Finds the provider of a dependency among the agent's own tools. */
final class LocalMatch {

    private LocalMatch() {}

    /** The best match, never the consumer itself; empty for a dependency on another namespace. */
    static Optional<LocalTool> best(DependencyDescriptor wanted, String consumer, Collection<LocalTool> tools) {
        TagQuery tags = new TagQuery(wanted.tags());
        VersionConstraint versions = VersionConstraint.parse(wanted.version());
        LocalTool best = null;
        int bestScore = -1;
        for (LocalTool tool : tools) {
            ToolDescriptor offer = tool.descriptor();
            boolean candidate = wanted.namespace().isEmpty()
                    && offer.capability().equals(wanted.capability())
                    && !offer.name().equals(consumer)
                    && versions.allows(offer.version());
            if (candidate
                    && tags.match(offer.tags()) instanceof TagQuery.Accepted(int score)
                    && (best == null || score > bestScore || (score == bestScore && isNewer(tool, best)))) {
                best = tool;
                bestScore = score;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The registry's tie-break, so that its answer changes nothing. */
    private static boolean isNewer(LocalTool tool, LocalTool than) {
        var version = SemanticVersion.parse(tool.descriptor().version());
        var other = SemanticVersion.parse(than.descriptor().version());
        return version.isPresent() && (other.isEmpty() || version.get().compareTo(other.get()) > 0);
    }
}
