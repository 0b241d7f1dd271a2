package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.Launch;
import dev.mesh4j.meshctl.process.Launcher;
import dev.mesh4j.meshctl.process.Recipe;
import dev.mesh4j.meshctl.process.Stopper;
import dev.mesh4j.meshctl.program.AgentProgram;
import dev.mesh4j.meshctl.start.AgentLauncher;
import dev.mesh4j.meshctl.start.Handover;
import dev.mesh4j.meshctl.start.Joined;
import dev.mesh4j.meshctl.start.RegistryLauncher;
import dev.mesh4j.meshctl.start.StartPage;
import dev.mesh4j.meshctl.start.StopOnExit;
import dev.mesh4j.meshctl.start.Wanted;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code meshctl restart} */
@Command(
        name = "restart",
        description = "Starts agents again as they were started, from what their paths hold now, one after the other;"
                + " each leaves when the new one has joined.")
final class RestartCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Agents, or 'registry' (default: all agents).")
    private List<String> names = List.of();

    RestartCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        ChosenInstances chosen = new ChosenInstances(meshctl.instances().running(), names);
        List<Instance> agents = chosen.agents();
        agents.stream().filter(Instance::isWatched).findFirst().ifPresent(RestartCommand::refuse);
        List<Instance> registries = chosen.registries(false);
        registries.forEach(this::registry);
        List<Joined> joined = new ArrayList<>();
        for (Instance agent : agents) {
            joined.addAll(agent(agent));
        }
        if (registries.isEmpty() && agents.isEmpty()) {
            meshctl.console().notice("nothing to restart");
        }
        show(joined);
        return ExitCode.OK;
    }

    private static void refuse(Instance watched) {
        throw MeshctlException.failed("'" + watched.name() + "' is watched by the meshctl that started it"
                + " (expected: an agent started without --watch; save a source to have it replaced)");
    }

    private void registry(Instance old) {
        stopper().stop(List.of(old));
        Caller caller = caller(old);
        Launch launch = new Launch(
                old.name(),
                old.kind(),
                old.command(),
                caller.environment(),
                caller.workingDirectory(),
                old.registryUrl());
        RegistryLauncher launcher = new RegistryLauncher(meshctl.platform(), meshctl.state(), caller);
        String url = launcher.awaitUrl(new Launcher(meshctl.state()).start(launch));
        meshctl.console().notice("restarted the registry at " + url);
    }

    private List<Joined> agent(Instance old) {
        Recipe recipe = old.recipe();
        if (recipe == null) {
            throw MeshctlException.failed("'" + old.name()
                    + "' was started by an earlier meshctl, which did not record how: stop it and start it again");
        }
        Caller caller = caller(old);
        URI registry = URI.create(old.registryUrl());
        AgentLauncher launcher = new AgentLauncher(meshctl.platform(), meshctl.state(), caller, registry);
        AgentProgram program = meshctl.programs(caller).find(Path.of(recipe.path())).stream()
                .filter(found -> found.label().equals(old.name()))
                .findFirst()
                .orElseThrow(() -> MeshctlException.failed(recipe.path() + " has no agent '" + old.name()
                        + "' any more: the one that runs was left alone"));
        try (StopOnExit held = StopOnExit.using(stopper())) {
            List<Joined> joined = new Handover(
                            launcher, meshctl.registry(registry), stopper(), held, meshctl.console()::error)
                    .replace(List.of(old), List.of(new Wanted(program, recipe)));
            held.release();
            return joined;
        }
    }

    private Caller caller(Instance old) {
        Caller caller = meshctl.caller();
        return caller.with(
                old.environment() == null ? caller.environment() : old.environment(),
                old.workingDirectory() == null ? caller.workingDirectory() : Path.of(old.workingDirectory()));
    }

    private Stopper stopper() {
        return new Stopper(meshctl.instances(), Stopper.GRACE);
    }

    private void show(List<Joined> joined) {
        Console console = meshctl.console();
        StartPage page = new StartPage(joined);
        page.notices().forEach(console::notice);
        if (meshctl.json()) {
            console.json(page.agents());
        } else if (!joined.isEmpty()) {
            console.lines(page.lines(console.style()));
        }
    }
}
