package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.process.Stopper;
import dev.mesh4j.meshctl.program.AgentProgram;
import dev.mesh4j.meshctl.program.JarPrograms;
import dev.mesh4j.meshctl.program.MavenPrograms;
import dev.mesh4j.meshctl.program.ProgramFinder;
import dev.mesh4j.meshctl.program.SourcePrograms;
import dev.mesh4j.meshctl.registry.RegistryUrl;
import dev.mesh4j.meshctl.registry.RegistryView;
import dev.mesh4j.meshctl.start.AgentLauncher;
import dev.mesh4j.meshctl.start.Foreground;
import dev.mesh4j.meshctl.start.JoinWatch;
import dev.mesh4j.meshctl.start.Joined;
import dev.mesh4j.meshctl.start.Launched;
import dev.mesh4j.meshctl.start.OnStdio;
import dev.mesh4j.meshctl.start.RegistryLauncher;
import dev.mesh4j.meshctl.start.StartPage;
import dev.mesh4j.meshctl.start.StopOnExit;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshctl start} */
@Command(
        name = "start",
        description = "Starts the agents of projects, jars or source files, and a registry if none answers.")
final class StartCommand implements Callable<Integer> {

    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(30);
    private static final Duration DEPENDENCY_PATIENCE = Duration.ofSeconds(5);

    private final Meshctl meshctl;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A folder with a pom.xml, a .jar or a .java file.")
    private List<Path> paths = List.of();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of the one agent that starts (default: a free one).")
    private @Nullable Integer port;

    @Option(names = "--detach", description = "Return when the agents are healthy, and leave them running.")
    private boolean detach;

    @Option(
            names = "--stdio",
            description = "Serve the one agent over this command's standard input and output instead of HTTP, for"
                    + " clients that start it; starts no registry.")
    private boolean stdio;

    StartCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() throws InterruptedException {
        int agentPort = port == null ? 0 : Ports.checked(port);
        RegistryView registry = meshctl.registry();
        List<AgentProgram> programs = programs();
        if (stdio) {
            return onStdio(programs, registry.url());
        }
        if (port != null && programs.size() > 1) {
            throw MeshctlException.usage("--port: " + port + " (expected: one agent, and " + programs.size()
                    + " start: leave it out, each takes a free port)");
        }
        if (!registry.answers()) {
            startRegistry(registry.url());
        }
        JoinWatch watch = JoinWatch.over(registry);
        AgentLauncher launcher = launcher(registry.url());
        try (StopOnExit held = StopOnExit.using(new Stopper(meshctl.instances(), Stopper.GRACE))) {
            List<Launched> launched = programs.stream()
                    .map(program -> launcher.launch(program, agentPort))
                    .toList();
            launched.forEach(agent -> held.hold(agent.started()));
            return watched(launched, watch, held);
        }
    }

    private int onStdio(List<AgentProgram> programs, URI registry) throws InterruptedException {
        if (programs.size() != 1 || port != null || detach || meshctl.json()) {
            throw MeshctlException.usage(
                    "--stdio: " + programs.size() + " agents (expected: one, and neither --port, --detach nor --json)");
        }
        return OnStdio.await(launcher(registry).launchOnStdio(programs.getFirst()));
    }

    private AgentLauncher launcher(URI registry) {
        return new AgentLauncher(meshctl.platform(), meshctl.state(), meshctl.caller(), registry);
    }

    private int watched(List<Launched> launched, JoinWatch watch, StopOnExit held) throws InterruptedException {
        List<Joined> joined = watch.awaitDependencies(watch.await(launched, JOIN_PATIENCE), DEPENDENCY_PATIENCE);
        Console console = meshctl.console();
        StartPage page = new StartPage(joined);
        page.unresolved().forEach(console::notice);
        if (meshctl.json()) {
            console.json(page.agents());
        } else {
            console.lines(page.lines(console.style()));
        }
        if (detach) {
            held.release();
            return ExitCode.OK;
        }
        List<Started> processes = launched.stream().map(Launched::started).toList();
        boolean well = new Foreground(console, meshctl.json()).follow(processes);
        return well ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<AgentProgram> programs() {
        Caller caller = meshctl.caller();
        var distribution = meshctl.platform().distribution();
        JarPrograms jars = new JarPrograms(distribution);
        ProgramFinder finder = new ProgramFinder(
                caller,
                new MavenPrograms(distribution, caller, meshctl.console()),
                jars,
                new SourcePrograms(distribution, jars, meshctl.state().compiled()));
        return paths.stream().flatMap(path -> finder.find(path).stream()).toList();
    }

    private void startRegistry(URI url) {
        if (!RegistryUrl.isLocal(url)) {
            throw MeshctlException.failed("no registry answers at " + url + ", and it would run on another machine:"
                    + " check the address (--registry-url or " + RegistryUrl.VARIABLE + ")");
        }
        RegistryLauncher launcher = new RegistryLauncher(meshctl.platform(), meshctl.state(), meshctl.caller());
        String started = launcher.awaitUrl(launcher.launch(RegistryUrl.port(url)));
        meshctl.console().notice("started a registry at " + started + ", to be stopped with 'meshctl stop --registry'");
    }
}
