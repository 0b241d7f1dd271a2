package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.protocol.registry.TagTerm;
import java.util.Arrays;
import java.util.List;

/**
 * A dependency as an annotation says it.
 *
 * @param version a constraint, empty for any
 * @param namespace empty for the agent's own
 */
public record DependencyDescriptor(
        String capability, List<TagTerm> tags, String version, String namespace, boolean required) {

    public DependencyDescriptor {
        tags = List.copyOf(tags);
    }

    static DependencyDescriptor of(Dependency annotation) {
        return new DependencyDescriptor(
                annotation.capability(),
                Arrays.stream(annotation.tags())
                        .map(tag -> TagTerm.of(tag.split("\\|", -1)))
                        .toList(),
                annotation.version(),
                annotation.namespace(),
                annotation.required());
    }

    /** Such as {@code time_service[+fast, -beta] >=1.0}. */
    @Override
    public String toString() {
        String wanted = tags.isEmpty()
                ? capability
                : capability
                        + tags.stream()
                                .map(t -> String.join("|", t.alternatives()))
                                .toList();
        return version.isEmpty() ? wanted : wanted + " " + version;
    }
}
