package dev.mesh4j.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The user's own browser, and a receiver on loopback for its redirect (RFC 8252). Thread-safe.
 *
 * <p>A port that the machine chose is kept for later visits while it is free, so that a registration stays good.
 */
public final class SystemBrowser implements UserAgent {

    private final AtomicInteger port;
    private final Consumer<URI> opener;

    /** On a port that the machine chooses. */
    public SystemBrowser() {
        this(0, SystemBrowser::start);
    }

    /**
     * @param port of the redirect; 0: the machine chooses
     * @param opener shows an address to the user, and returns at once
     */
    public SystemBrowser(int port, Consumer<URI> opener) {
        this.port = new AtomicInteger(port);
        this.opener = opener;
    }

    @Override
    public Visit open() {
        LoopbackReceiver receiver = listen();
        port.set(receiver.port());
        return new Visit() {
            @Override
            public String redirectUri() {
                return receiver.redirectUri();
            }

            @Override
            public String await(URI authorization, Duration timeout) {
                receiver.expect(authorization);
                opener.accept(authorization);
                return receiver.await(timeout);
            }

            @Override
            public void close() {
                receiver.close();
            }
        };
    }

    private LoopbackReceiver listen() {
        try {
            return LoopbackReceiver.listen(port.get());
        } catch (IOException taken) {
            try {
                return LoopbackReceiver.listen(0);
            } catch (IOException e) {
                throw new OAuthException(
                        OAuthException.Code.UNREACHABLE, "no port on loopback can be listened on for the redirect", e);
            }
        }
    }

    private static void start(URI address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
                : List.of(system.contains("mac") ? "open" : "xdg-open", address.toString());
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new OAuthException(
                    OAuthException.Code.CONFIGURATION,
                    command.getFirst()
                            + " cannot be started (expected: a browser, or new SystemBrowser(port, opener))");
        }
    }
}
