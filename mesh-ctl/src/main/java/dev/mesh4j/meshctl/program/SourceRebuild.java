package dev.mesh4j.meshctl.program;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A single source file. */
final class SourceRebuild implements Rebuild {

    private final Path source;
    private final Function<Path, List<AgentProgram>> finder;

    SourceRebuild(Path source, Function<Path, List<AgentProgram>> finder) {
        this.source = source;
        this.finder = finder;
    }

    @Override
    public List<Path> roots() {
        return List.of(source);
    }

    @Override
    public boolean isSource(Path file) {
        return file.equals(source);
    }

    @Override
    public long stamp() {
        return 0;
    }

    @Override
    public List<AgentProgram> run() {
        return finder.apply(source);
    }
}
