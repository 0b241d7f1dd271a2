package dev.mesh4j.runtime.call.headers;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a call may go, written {@code host}, {@code host:port}, {@code *.domain}, {@code *.domain:port} or {@code *}. Without
 * a port it is every port of the host; {@code *} stands for whole labels at the beginning only, so that {@code
 * *.example.com} is neither {@code example.com} nor {@code badexample.com}.
 *
 * @param host in lower case; empty: every host
 * @param below whether the hosts below that domain are meant, and not itself
 * @param port 0: every port
 */
record Destination(String host, boolean below, int port) {

    private static final Pattern TEXT = Pattern.compile(
            "(\\*|(\\*\\.)?[a-zA-Z0-9_-]+(?:\\.[a-zA-Z0-9_-]+)*|\\[[0-9a-fA-F:.]+])(?::(\\d{1,5}|\\*))?");

    /** @throws IllegalArgumentException whose message is what was expected */
    static Destination of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "expected: host, host:port, *.domain, *.domain:port or *, such as *.billing.svc:8443");
        }
        String host = parts.group(1).toLowerCase(Locale.ROOT);
        String port = parts.group(3) == null || parts.group(3).equals("*") ? "0" : parts.group(3);
        if (host.equals("*")) {
            return new Destination("", false, Integer.parseInt(port));
        }
        boolean below = parts.group(2) != null;
        return new Destination(below ? host.substring(1) : host, below, Integer.parseInt(port));
    }

    /** Whether it names no host. */
    boolean isEverywhere() {
        return host.isEmpty();
    }

    boolean matches(URI url) {
        String found = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        boolean sameHost = isEverywhere() || (below ? found.endsWith(host) : found.equals(host));
        return sameHost && !found.isEmpty() && (port == 0 || port == port(url));
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }
}
