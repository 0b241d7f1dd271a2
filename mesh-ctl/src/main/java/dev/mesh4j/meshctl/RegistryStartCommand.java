package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.process.Stopper;
import dev.mesh4j.meshctl.registry.RegistryUrl;
import dev.mesh4j.meshctl.start.Foreground;
import dev.mesh4j.meshctl.start.RegistryAtHand;
import dev.mesh4j.meshctl.start.RegistryLauncher;
import dev.mesh4j.meshctl.start.StopOnExit;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code meshctl registry start} */
@Command(name = "start", description = "Starts a registry, whose store lives in meshctl's state directory.")
final class RegistryStartCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port, 0 for any free one (default: the one of the registry's address).")
    private @Nullable Integer port;

    @Option(names = "--detach", description = "Return when it answers, and leave it running.")
    private boolean detach;

    RegistryStartCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() throws InterruptedException {
        RegistryLauncher launcher = launcher();
        try (StopOnExit held = StopOnExit.using(new Stopper(meshctl.instances(), Stopper.GRACE))) {
            Started registry = launcher.launch(port());
            held.hold(registry);
            show(registry, launcher.awaitUrl(registry));
            if (detach) {
                held.release();
                return ExitCode.OK;
            }
            Console console = meshctl.console();
            boolean well = new Foreground(console, meshctl.json()).follow(List.of(registry));
            return well ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private RegistryLauncher launcher() {
        return new RegistryLauncher(meshctl.platform(), meshctl.state(), meshctl.caller());
    }

    private int port() {
        if (port != null) {
            return Ports.checked("--port", port);
        }
        URI url = meshctl.registryUrl();
        if (!RegistryUrl.isLocal(url)) {
            throw MeshctlException.usage(
                    "the registry's address " + url + " is not on this machine (expected: 127.0.0.1, or give --port)");
        }
        RegistryAtHand atHand = new RegistryAtHand(launcher(), meshctl::registry, meshctl.state(), meshctl.console());
        return atHand.portFor(url, meshctl.isRegistryNamed(meshctl.caller().environment()));
    }

    private void show(Started registry, String url) {
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(new Page(url, registry.instance().pid(), registry.log().toString()));
        } else {
            console.line("registry at " + url + " (pid " + registry.instance().pid() + ", log " + registry.log() + ")");
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Page(String registryUrl, long pid, String logFile) {}
}
