package dev.mesh4j.protocol.client.plain;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a call goes.
 *
 * @param origin whose connections it may use
 * @param path with its query
 */
public record Destination(Origin origin, String path) {

    private static final int PORT = 80;
    private static final int LAST_PORT = 65_535;

    /** Where a URL leads, {@code null} when it is not plain HTTP or not plainly written. */
    public static @Nullable Destination of(String url) {
        if (!url.startsWith("http://")) {
            return null;
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
        String host = uri.getHost();
        boolean plain = host != null && uri.getRawUserInfo() == null && uri.getPort() <= LAST_PORT && isAscii(url);
        return plain ? new Destination(origin(host, uri.getPort()), path(uri)) : null;
    }

    private static Origin origin(String host, int port) {
        return new Origin(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port < 0 ? PORT : port);
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static boolean isAscii(String url) {
        return url.chars().allMatch(c -> c < 0x80);
    }

    /**
     * A server.
     *
     * @param host a name or an address; of IPv6 without brackets
     */
    public record Origin(String host, int port) {

        /** As the header {@code Host} names it. */
        String authority() {
            String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
            return port == PORT ? name : name + ":" + port;
        }
    }
}
