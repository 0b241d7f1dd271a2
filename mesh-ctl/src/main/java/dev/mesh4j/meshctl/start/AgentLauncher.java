package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.jvm.JavaCommand;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.process.Kind;
import dev.mesh4j.meshctl.process.Launch;
import dev.mesh4j.meshctl.process.Launcher;
import dev.mesh4j.meshctl.process.Recipe;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts agents as processes of their own, in the caller's working directory. */
public final class AgentLauncher {

    private static final List<String> NAME_VARIABLES = List.of("MESH_AGENT_NAME", "MCP_MESH_AGENT_NAME");

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

    /** Starts one agent. */
    public Launched launch(Wanted wanted) {
        AgentProgram program = wanted.program();
        Recipe recipe = wanted.recipe();
        Integer debugPort = debugPort(recipe);
        JavaCommand java = platform.command(Platform.AGENT);
        List<String> arguments = List.of("--http-port", Integer.toString(recipe.port()));
        Launch launch = new Launch(
                program.label(),
                Kind.AGENT,
                command(debugPort == null ? java : java.debuggedAt(debugPort), program, arguments),
                environment(),
                caller.workingDirectory(),
                registry.toString(),
                recipe);
        return new Launched(renamed(program), new Launcher(state).start(launch), debugPort);
    }

    /** Starts one agent that serves over this process's own streams, and ends with them. */
    public Process launchOnStdio(Wanted wanted) {
        AgentProgram program = wanted.program();
        Integer debugPort = debugPort(wanted.recipe());
        JavaCommand java = platform.command(Platform.AGENT).withoutOutput();
        ProcessBuilder builder = new ProcessBuilder(
                        command(debugPort == null ? java : java.debuggedAt(debugPort), program, List.of("--stdio")))
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

    private static @Nullable Integer debugPort(Recipe recipe) {
        Integer port = recipe.debugPort();
        if (port != null && port != 0 && !FreePorts.isFree(port)) {
            throw MeshctlException.failed(
                    "--debug: port " + port + " is in use (expected: a free port, or none to have one chosen)");
        }
        return port != null && port == 0 ? Integer.valueOf(FreePorts.any()) : port;
    }

    /** What it is told to register as goes before what its class says. */
    private AgentProgram renamed(AgentProgram program) {
        return NAME_VARIABLES.stream()
                .map(variable -> caller.environment().getOrDefault(variable, ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(name -> new AgentProgram(program.label(), Optional.of(name.strip()), program.code()))
                .orElse(program);
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
