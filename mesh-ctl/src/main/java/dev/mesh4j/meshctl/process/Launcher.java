package dev.mesh4j.meshctl.process;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Starts processes that outlive meshctl and records them. */
public final class Launcher {

    private static final File NULL = new File("/dev/null");

    private final InstanceStore instances;
    private final LogFiles logs;

    public Launcher(StateDirectory state) {
        this.instances = new InstanceStore(state);
        this.logs = new LogFiles(state);
    }

    public Started start(Launch launch) {
        Path log = logs.create(launch.name());
        List<String> command = SessionLeader.of(launch.environment()).command(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.workingDirectory().toFile())
                .redirectInput(NULL)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        try {
            Process process = builder.start();
            Instance instance = instance(launch, process, log);
            instances.add(instance);
            return new Started(instance, process);
        } catch (IOException e) {
            throw MeshctlException.failed(launch.name() + " cannot be started: " + e.getMessage());
        }
    }

    private static Instance instance(Launch launch, Process process, Path log) {
        Instant now = Instant.now();
        Instant processStart = process.info().startInstant().orElse(now);
        return new Instance(
                launch.name(),
                launch.kind(),
                process.pid(),
                processStart,
                launch.command(),
                log.toString(),
                launch.registryUrl(),
                now,
                launch.workingDirectory().toString(),
                launch.environment(),
                launch.recipe());
    }
}
