package dev.mesh4j.meshctl.doctor;

import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Platform;
import java.util.List;
import java.util.stream.Stream;

/** Whether agents and registries start from a cache of loaded classes. */
record CacheCheck(Platform platform) implements Check {

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public List<Finding> look() {
        List<String> without = Stream.of(Platform.AGENT, Platform.REGISTRY)
                .filter(program -> !(platform.caches().apply(program) instanceof ClassCache.Used))
                .toList();
        return List.of(
                without.isEmpty()
                        ? Finding.ok(name(), "agents and registries start from their class caches")
                        : Finding.warn(
                                name(),
                                "no class cache for: " + String.join(", ", without) + ", which start slower so",
                                "run meshctl by its script; dist/target/training.log says why it made none"));
    }
}
