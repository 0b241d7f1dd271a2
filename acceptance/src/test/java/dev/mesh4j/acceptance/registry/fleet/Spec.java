package dev.mesh4j.acceptance.registry.fleet;

import java.util.List;

/**
 * What an agent of the fleet says of itself: it provides one capability, and may depend on another.
 *
 * @param tags of what it provides
 * @param needs the capability it depends on, empty for none
 * @param wants tags of what it depends on
 */
public record Spec(String id, String provides, List<String> tags, String needs, List<String> wants) {

    public Spec {
        tags = List.copyOf(tags);
        wants = List.copyOf(wants);
    }

    public static Spec provider(String id, String provides, String... tags) {
        return new Spec(id, provides, List.of(tags), "", List.of());
    }

    public static Spec consumer(String id, String needs, String... wants) {
        return new Spec(id, "use_" + id.replace('-', '_'), List.of(), needs, List.of(wants));
    }

    public Spec withTags(String... other) {
        return new Spec(id, provides, List.of(other), needs, wants);
    }
}
