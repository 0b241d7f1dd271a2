package dev.mesh4j.meshctl.registry;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the registry is: the flag, else the environment, else the registry that this caller started and that runs, else a
 * port of this machine.
 */
public final class RegistryUrl {

    public static final String VARIABLE = "MESH_REGISTRY_URL";

    /** The port where a registry is looked for and started when nothing says where it is. */
    public static final String PORT_VARIABLE = "MESH_DEFAULT_REGISTRY_PORT";

    private static final String HOST = "http://127.0.0.1:";
    private static final String DEFAULT_PORT = "8000";
    private static final int MAX_PORT = 65_535;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private RegistryUrl() {}

    /** @param own asked only when neither the flag nor the environment says it */
    public static URI of(@Nullable String flag, Map<String, String> environment, Supplier<Optional<URI>> own) {
        if (flag != null) {
            return parse("--registry-url", flag);
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isBlank()) {
            return parse(VARIABLE, variable);
        }
        return own.get().orElseGet(() -> usual(environment));
    }

    /** Whether the user said it. */
    public static boolean isNamed(@Nullable String flag, Map<String, String> environment) {
        return flag != null || !environment.getOrDefault(VARIABLE, "").isBlank();
    }

    /** Where it is when nothing says it. */
    public static URI usual(Map<String, String> environment) {
        String port = environment.getOrDefault(PORT_VARIABLE, "").strip();
        return parse(PORT_VARIABLE, HOST + (port.isEmpty() ? DEFAULT_PORT : port));
    }

    /** The address of a registry on this machine. */
    public static URI local(int port) {
        return URI.create(HOST + port);
    }

    /** Whether the registry at this address would run on this machine. */
    public static boolean isLocal(URI url) {
        return LOOPBACK.contains(url.getHost());
    }

    /** The port of the address, the scheme's own when it names none. */
    public static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }

    private static URI parse(String source, String text) {
        try {
            URI url = new URI(text.strip());
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getPort() <= MAX_PORT) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below, as for every other text that is no such address
        }
        throw MeshctlException.usage(
                source + ": '" + text + "' (expected: an http or https address such as " + HOST + DEFAULT_PORT + ")");
    }
}
