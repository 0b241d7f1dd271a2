package dev.mesh4j.meshctl.program;

import dev.mesh4j.meshctl.jvm.Distribution;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The agents of a single source file, compiled against the distribution's jars into a jar of its own. */
public final class SourcePrograms {

    private final Supplier<Distribution> distribution;
    private final JarPrograms jars;
    private final Path compiled;

    /** @param compiled the folder that keeps what was compiled */
    public SourcePrograms(Supplier<Distribution> distribution, JarPrograms jars, Path compiled) {
        this.distribution = distribution;
        this.jars = jars;
        this.compiled = compiled;
    }

    List<AgentProgram> find(Path source) {
        return jars.find(new SourceCompiler(distribution.get().agentClassPath(), compiled).compile(source));
    }
}
