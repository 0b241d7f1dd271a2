package dev.mesh4j.meshctl.jvm;

import java.util.List;
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

    /**
     * By default a heap starts with a sixty-fourth of the machine's memory, and garbage grows it to a quarter. The survivor
     * spaces, half of the young generation, hold what calls in flight use: with the usual tenth it overflows into the old
     * generation at each collection, which then grows to its bound before it is collected.
     */
    private static final List<String> AGENT_HEAP = List.of("-Xms16m", "-Xmx512m", "-Xmn12m", "-XX:SurvivorRatio=2");

    /** Enough for a hundred thousand agents with ten tools each. */
    private static final List<String> REGISTRY_HEAP = List.of("-Xms16m", "-Xmx1536m");

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
