package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.protocol.registry.TagTerm;
import dev.mesh4j.runtime.policy.DependencyPolicy;
import java.util.Arrays;
import java.util.List;

/**
 * A dependency as an annotation says it.
 *
 * @param version a constraint, empty for any
 * @param namespace empty for the agent's own
 * @param policy what it says of calls
 */
public record DependencyDescriptor(
        String capability,
        List<TagTerm> tags,
        String version,
        String namespace,
        boolean required,
        DependencyPolicy policy) {

    public DependencyDescriptor {
        tags = List.copyOf(tags);
    }

    /** One whose calls are made as the provider says. */
    public DependencyDescriptor(
            String capability, List<TagTerm> tags, String version, String namespace, boolean required) {
        this(capability, tags, version, namespace, required, DependencyPolicy.DEFAULT);
    }

    static DependencyDescriptor of(String place, Dependency annotation) {
        return new DependencyDescriptor(
                annotation.capability(),
                Arrays.stream(annotation.tags())
                        .map(tag -> TagTerm.of(tag.split("\\|", -1)))
                        .toList(),
                annotation.version(),
                annotation.namespace(),
                annotation.required(),
                PolicyReader.of(place, annotation));
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
