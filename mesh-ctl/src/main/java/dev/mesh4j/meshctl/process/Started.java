package dev.mesh4j.meshctl.process;

import java.nio.file.Path;

/** A process that this meshctl started itself. */
public record Started(Instance instance, Process process) {

    public String name() {
        return instance.name();
    }

    public Path log() {
        return Path.of(instance.logFile());
    }
}
