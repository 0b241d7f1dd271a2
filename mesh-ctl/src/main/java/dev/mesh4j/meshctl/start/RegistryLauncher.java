package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.process.Kind;
import dev.mesh4j.meshctl.process.Launch;
import dev.mesh4j.meshctl.process.Launcher;
import dev.mesh4j.meshctl.process.LogTail;
import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.process.StateDirectory;
import dev.mesh4j.meshctl.registry.RegistryUrl;
import dev.mesh4j.meshctl.terminal.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts a registry on this machine. */
public final class RegistryLauncher {

    private static final String MAIN_CLASS = "dev.mesh4j.registry.MeshRegistry";
    private static final Pattern LISTENING = Pattern.compile("registry listening on (http\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform;
    private final StateDirectory state;
    private final Caller caller;

    public RegistryLauncher(Platform platform, StateDirectory state, Caller caller) {
        this.platform = platform;
        this.state = state;
        this.caller = caller;
    }

    /**
     * Starts the process; it listens a little later.
     *
     * @param wanted 0 for any free port
     */
    public Started launch(int wanted) {
        int port = wanted == 0 ? FreePorts.any() : wanted;
        List<String> arguments = List.of(
                "--http-port",
                Integer.toString(port),
                "--database",
                state.registryStore(port).toString(),
                "--owner",
                state.owner());
        List<String> command = platform.command(Platform.REGISTRY)
                .ofClass(platform.distribution().get().registryClassPath(), MAIN_CLASS, arguments);
        return new Launcher(state)
                .start(new Launch(
                        "registry",
                        Kind.REGISTRY,
                        command,
                        caller.environment(),
                        caller.workingDirectory(),
                        RegistryUrl.local(port).toString()));
    }

    /** Waits until the registry says where it listens. */
    public String awaitUrl(Started registry) {
        Optional<String> url = Polling.until(PATIENCE, () -> listening(registry));
        return url.orElseThrow(() -> Died.within(registry, "did not listen within " + PATIENCE.toSeconds() + " s"));
    }

    private static Optional<String> listening(Started registry) {
        Died.check(registry);
        return LogTail.lines(registry.log(), Integer.MAX_VALUE).stream()
                .map(LISTENING::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }
}
