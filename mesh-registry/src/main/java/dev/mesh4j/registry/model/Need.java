package dev.mesh4j.registry.model;

import dev.mesh4j.protocol.match.TagQuery;
import dev.mesh4j.protocol.match.VersionConstraint;
import dev.mesh4j.protocol.registry.TagTerm;
import java.util.List;

/**
 * What is asked of a provider. Equal needs have the same candidates, whoever asks.
 *
 * @param tags as declared; {@code tagQuery} is what they mean
 * @param namespace where to look
 * @param schema what the provider's results have to be like
 */
public record Need(
        String capability,
        List<TagTerm> tags,
        TagQuery tagQuery,
        VersionConstraint version,
        String namespace,
        WantedSchema schema) {

    public Need {
        tags = List.copyOf(tags);
    }
}
