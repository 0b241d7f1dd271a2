package dev.mesh4j.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a web page made behind its user's back (DNS rebinding; MCP 2026-07-28, Streamable HTTP, security
 * warning): an {@code Origin} must be of this machine or of the host that was called, and a server bound to loopback
 * answers only to a loopback {@code Host}.
 */
final class OriginGuard implements Handler {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final String boundHost;
    private final boolean boundToLoopback;

    OriginGuard(String boundHost) {
        this.boundHost = boundHost.toLowerCase(Locale.ROOT);
        this.boundToLoopback = isLoopback(boundHost);
    }

    @Override
    public void handle(Context context) {
        refusal(context.req().getHeader("Host"), context.req().getHeader("Origin"))
                .ifPresent(why -> {
                    throw new RejectedException(403, why);
                });
    }

    /** Why a request with these headers must not be served; empty when it may be. */
    Optional<String> refusal(@Nullable String host, @Nullable String origin) {
        if (boundToLoopback && host != null && !isOfThisMachine(name(host))) {
            return Optional.of("Host: " + host + " (expected: localhost, this server serves its own machine)");
        }
        return origin == null || allowed(origin, host)
                ? Optional.empty()
                : Optional.of("Origin: " + origin + " (expected: none, or an origin of this machine)");
    }

    /** Any address of 127.0.0.0/8 is loopback, so the one that is bound need not be among the usual ones. */
    private boolean isOfThisMachine(String name) {
        return LOOPBACK.contains(name) || name.equals(boundHost);
    }

    private static boolean allowed(String origin, @Nullable String host) {
        String caller;
        try {
            caller = URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return false;
        }
        return caller != null
                && (LOOPBACK.contains(caller.toLowerCase(Locale.ROOT))
                        || (host != null && caller.equalsIgnoreCase(name(host))));
    }

    /** A {@code Host} header without its port. */
    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        return (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
