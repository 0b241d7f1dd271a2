package dev.mesh4j.registry.model;

import dev.mesh4j.protocol.match.TagQuery;
import dev.mesh4j.protocol.match.VersionConstraint;
import dev.mesh4j.protocol.registry.TagTerm;
import java.util.List;

/**
 * A dependency that a tool declares.
 *
 * @param tags as declared; {@code tagQuery} is what they mean
 * @param namespace where to look
 */
public record Requirement(
        String capability,
        boolean required,
        List<TagTerm> tags,
        TagQuery tagQuery,
        VersionConstraint version,
        String namespace) {

    public Requirement {
        tags = List.copyOf(tags);
    }
}
