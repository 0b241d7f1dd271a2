package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.process.Recipe;
import dev.mesh4j.meshctl.process.Stopper;
import dev.mesh4j.meshctl.program.AgentProgram;
import dev.mesh4j.meshctl.program.ProgramFinder;
import dev.mesh4j.meshctl.program.Rebuild;
import dev.mesh4j.meshctl.registry.RegistryView;
import dev.mesh4j.meshctl.reload.ReloadLoop;
import dev.mesh4j.meshctl.reload.Versions;
import dev.mesh4j.meshctl.reload.WatchedPath;
import dev.mesh4j.meshctl.start.AgentLauncher;
import dev.mesh4j.meshctl.start.Foreground;
import dev.mesh4j.meshctl.start.Handover;
import dev.mesh4j.meshctl.start.JoinWatch;
import dev.mesh4j.meshctl.start.Joined;
import dev.mesh4j.meshctl.start.Launched;
import dev.mesh4j.meshctl.start.OnStdio;
import dev.mesh4j.meshctl.start.RegistryAtHand;
import dev.mesh4j.meshctl.start.RegistryLauncher;
import dev.mesh4j.meshctl.start.StartPage;
import dev.mesh4j.meshctl.start.StopOnExit;
import dev.mesh4j.meshctl.start.Wanted;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private EnvironmentOptions environment = new EnvironmentOptions();

    @Option(
            names = "--debug",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description = "Let a debugger attach on this machine (JDWP): at PORT, the next agent at the one after it;"
                    + " without PORT at free ones.")
    private @Nullable Integer debug;

    @Option(
            names = "--watch",
            description = "Compile when a source is saved, and put the new version in the place of the running one.")
    private boolean watch;

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
        checkOptions();
        Caller caller = meshctl.caller();
        caller = caller.with(environment.over(caller), caller.workingDirectory());
        URI url = meshctl.registryUrl(caller.environment());
        try (Versions versions = Versions.in(meshctl.state())) {
            List<WatchedPath> watched = watch ? watched(meshctl.programs(caller), versions) : List.of();
            List<Wanted> wanted = watch
                    ? watched.stream().flatMap(path -> path.wanted().stream()).toList()
                    : wanted(meshctl.programs(caller));
            checkCount(wanted);
            if (stdio) {
                return OnStdio.await(launcher(caller, url).launchOnStdio(wanted.getFirst()));
            }
            URI registry = registryAtHand().ensure(url, meshctl.isRegistryNamed(caller.environment()));
            return started(launcher(caller, registry), meshctl.registry(registry), wanted, watched);
        }
    }

    private void checkOptions() {
        if (port != null) {
            Ports.checked("--port", port);
        }
        if (debug != null) {
            Ports.checked("--debug", debug);
        }
        if (watch && (detach || stdio)) {
            throw MeshctlException.usage("--watch: " + (detach ? "--detach" : "--stdio")
                    + " (expected: neither --detach nor --stdio, as what does not compile is told in this terminal)");
        }
    }

    private void checkCount(List<Wanted> wanted) {
        if (stdio && (wanted.size() != 1 || port != null || detach || meshctl.json())) {
            throw MeshctlException.usage(
                    "--stdio: " + wanted.size() + " agents (expected: one, and neither --port, --detach nor --json)");
        }
        if (port != null && wanted.size() > 1) {
            throw MeshctlException.usage("--port: " + port + " (expected: one agent, and " + wanted.size()
                    + " start: leave it out, each takes a free port)");
        }
    }

    private List<Wanted> wanted(ProgramFinder finder) {
        List<Wanted> wanted = new ArrayList<>();
        for (Path path : paths) {
            for (AgentProgram program : finder.find(path)) {
                wanted.add(new Wanted(program, recipe(path, wanted.size())));
            }
        }
        return wanted;
    }

    private List<WatchedPath> watched(ProgramFinder finder, Versions versions) {
        List<WatchedPath> watched = new ArrayList<>();
        int count = 0;
        for (Path path : paths) {
            Rebuild rebuild = finder.rebuild(path, versions.folder());
            List<Wanted> wanted = new ArrayList<>();
            for (AgentProgram program : rebuild.run()) {
                wanted.add(new Wanted(program, recipe(path, count++)));
            }
            watched.add(new WatchedPath(rebuild, wanted));
        }
        return watched;
    }

    /** @param index of the agent among all that start */
    private Recipe recipe(Path path, int index) {
        Integer debugPort = debug == null || debug == 0 ? debug : Integer.valueOf(debug + index);
        return new Recipe(meshctl.caller().resolve(path).toString(), port == null ? 0 : port, debugPort, watch);
    }

    private AgentLauncher launcher(Caller caller, URI registry) {
        return new AgentLauncher(meshctl.platform(), meshctl.state(), caller, registry);
    }

    private RegistryAtHand registryAtHand() {
        return new RegistryAtHand(
                new RegistryLauncher(meshctl.platform(), meshctl.state(), meshctl.caller()),
                meshctl::registry,
                meshctl.state(),
                meshctl.console());
    }

    private int started(AgentLauncher launcher, RegistryView registry, List<Wanted> wanted, List<WatchedPath> watched)
            throws InterruptedException {
        JoinWatch join = JoinWatch.over(registry);
        Stopper stopper = new Stopper(meshctl.instances(), Stopper.GRACE);
        try (StopOnExit held = StopOnExit.using(stopper)) {
            List<Launched> launched = new ArrayList<>();
            for (Wanted agent : wanted) {
                launched.add(launcher.launch(agent));
                held.hold(launched.getLast().started());
            }
            List<Joined> joined;
            try (Progress progress = Progress.of(meshctl.caller(), "waiting for the agents to join")) {
                joined = join.awaitDependencies(join.await(launched, JOIN_PATIENCE), DEPENDENCY_PATIENCE);
            }
            show(new StartPage(joined));
            Foreground foreground = new Foreground(meshctl.console(), meshctl.json());
            if (watch) {
                Handover handover = new Handover(launcher, registry, stopper, held, meshctl.console()::error);
                new ReloadLoop(watched, handover, foreground, meshctl.console()).run(joined);
                return ExitCode.OK;
            }
            if (detach) {
                held.release();
                return ExitCode.OK;
            }
            boolean well =
                    foreground.follow(launched.stream().map(Launched::started).toList());
            return well ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void show(StartPage page) {
        Console console = meshctl.console();
        page.notices().forEach(console::notice);
        if (meshctl.json()) {
            console.json(page.agents());
        } else {
            console.lines(page.lines(console.style()));
        }
    }
}
