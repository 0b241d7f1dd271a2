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
        return new JavaCommand(caches.apply(program), toolOptions);
    }
}
