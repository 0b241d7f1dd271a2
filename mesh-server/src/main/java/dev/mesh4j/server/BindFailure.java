package dev.mesh4j.server;

import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a server cannot listen. */
final class BindFailure {

    private BindFailure() {}

    /** What was tried, and what to do. */
    static String message(ServerOptions options, Throwable thrown) {
        String said = said(thrown);
        if (said.contains("in use")) {
            return port(options) + " is taken by another process (expected: a free port; 0 takes one)";
        }
        if (said.contains("denied")) {
            return port(options) + " is for privileged processes only (expected: 1024 to 65535; 0 takes a free one)";
        }
        return "bind-host: " + options.host()
                + " is no address of this machine (expected: such as 127.0.0.1, or 0.0.0.0"
                + " for all of its addresses)";
    }

    private static String port(ServerOptions options) {
        return "http-port: " + options.port() + " on " + options.host();
    }

    /** What the operating system says, in lower case. */
    private static String said(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause.getCause() == cause) {
                return "";
            }
            if (cause instanceof BindException && cause.getCause() == null) {
                return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
