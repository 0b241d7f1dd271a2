package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.process.StateDirectory;
import dev.mesh4j.meshctl.registry.RegistryUrl;
import dev.mesh4j.meshctl.registry.RegistryView;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.registry.HealthReply;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * The registry that a start joins: the one that answers, else one that is started for it. Where nobody said which registry
 * it is, that of another user is left alone.
 */
public final class RegistryAtHand {

    private final RegistryLauncher launcher;
    private final Function<URI, RegistryView> views;
    private final StateDirectory state;
    private final Console console;

    public RegistryAtHand(
            RegistryLauncher launcher, Function<URI, RegistryView> views, StateDirectory state, Console console) {
        this.launcher = launcher;
        this.views = views;
        this.state = state;
        this.console = console;
    }

    /**
     * Returns the address of a registry that answers.
     *
     * @param named whether the user said where it is
     */
    public URI ensure(URI url, boolean named) {
        Optional<String> stranger = named ? Optional.empty() : stranger(url);
        if (stranger.isPresent()) {
            return start(portBeside(url), stranger.get());
        }
        return views.apply(url).answers() ? url : start(url);
    }

    /** The port for a registry of this user's where one is to be started; another than that of a stranger. */
    public int portFor(URI url, boolean named) {
        boolean free = named || stranger(url).isEmpty();
        return free ? RegistryUrl.port(url) : portBeside(url);
    }

    private URI start(URI url) {
        if (!RegistryUrl.isLocal(url)) {
            throw MeshctlException.failed("no registry answers at " + url + ", and it would run on another machine:"
                    + " check the address (--registry-url or " + RegistryUrl.VARIABLE + ")");
        }
        return start(RegistryUrl.port(url), "");
    }

    private URI start(int port, String why) {
        String started = launcher.awaitUrl(launcher.launch(port));
        console.notice(why + "started a registry at " + started + ", to be stopped with 'meshctl stop --registry'");
        return URI.create(started);
    }

    /** Who it is that is there and must not be joined unasked. */
    private Optional<String> stranger(URI url) {
        try {
            RegistryView view = views.apply(url);
            if (!view.answers()) {
                return Optional.empty();
            }
            HealthReply health = view.health();
            String owner = health.owner();
            return owner == null || owner.equals(state.owner())
                    ? Optional.empty()
                    : Optional.of("the registry at " + url + " is another user's (" + owner + "): ");
        } catch (MeshctlException e) {
            return Optional.of("what answers at " + url + " is no registry: ");
        }
    }

    private static int portBeside(URI url) {
        int port = FreePorts.from(RegistryUrl.port(url) + 1);
        if (port == 0) {
            throw MeshctlException.failed("no port is free above that of " + url + ": name one with --registry-url");
        }
        return port;
    }
}
