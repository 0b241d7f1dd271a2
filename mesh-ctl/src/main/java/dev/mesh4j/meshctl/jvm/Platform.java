package dev.mesh4j.meshctl.jvm;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What started programs run on.
 *
 * @param distribution asked only when one of its jars is needed
 * @param caches from a program's name to its cache
 */
public record Platform(Supplier<Distribution> distribution, Function<String, ClassCache> caches) {

    public static final String AGENT = "agent";
    public static final String REGISTRY = "registry";

    private static final String AGENT_HEAP = "512m";

    /** Enough for a hundred thousand agents with ten tools each. */
    private static final String REGISTRY_HEAP = "1536m";

    /** The distribution and the caches that this meshctl was started with. */
    public static Platform ofThisProgram() {
        return new Platform(Distribution::ofThisProgram, ClassCache::of);
    }

    /**
     * A Java command line for a program.
     *
     * @param program {@link #AGENT} or {@link #REGISTRY}
     */
    public JavaCommand command(String program) {
        String toolOptions = Objects.requireNonNullElse(System.getenv("JAVA_TOOL_OPTIONS"), "");
        return new JavaCommand(
                caches.apply(program), program.equals(REGISTRY) ? REGISTRY_HEAP : AGENT_HEAP, toolOptions);
    }
}
