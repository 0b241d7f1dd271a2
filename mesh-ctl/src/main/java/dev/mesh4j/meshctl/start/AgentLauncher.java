package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.jvm.JavaCommand;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.process.Kind;
import dev.mesh4j.meshctl.process.Launch;
import dev.mesh4j.meshctl.process.Launcher;
import dev.mesh4j.meshctl.process.StateDirectory;
import dev.mesh4j.meshctl.program.AgentProgram;
import dev.mesh4j.meshctl.registry.RegistryUrl;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts agents as processes of their own, in the caller's working directory. */
public final class AgentLauncher {

    private final Platform platform;
    private final StateDirectory state;
    private final Caller caller;
    private final URI registry;

    public AgentLauncher(Platform platform, StateDirectory state, Caller caller, URI registry) {
        this.platform = platform;
        this.state = state;
        this.caller = caller;
        this.registry = registry;
    }

    /**
     * Starts one agent.
     *
     * @param port to serve on, 0 for any free one
     */
    public Launched launch(AgentProgram program, int port) {
        Launch launch = new Launch(
                program.label(),
                Kind.AGENT,
                command(platform.command(Platform.AGENT), program, List.of("--http-port", Integer.toString(port))),
                environment(),
                caller.workingDirectory(),
                registry.toString());
        return new Launched(program, new Launcher(state).start(launch));
    }

    /** Starts one agent that serves over this process's own streams, and ends with them. */
    public Process launchOnStdio(AgentProgram program) {
        JavaCommand java = platform.command(Platform.AGENT).withoutOutput();
        ProcessBuilder builder = new ProcessBuilder(command(java, program, List.of("--stdio")))
                .directory(caller.workingDirectory().toFile())
                .inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw MeshctlException.failed(program.label() + " cannot be started: " + e.getMessage());
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(caller.environment());
        environment.put(RegistryUrl.VARIABLE, registry.toString());
        return environment;
    }

    private static List<String> command(JavaCommand java, AgentProgram program, List<String> arguments) {
        return switch (program.code()) {
            case AgentProgram.Code.MainClass(var classPath, var className) ->
                java.ofClass(classPath, className, arguments);
            case AgentProgram.Code.ExecutableJar(var jar) -> java.ofJar(jar, arguments);
        };
    }
}
