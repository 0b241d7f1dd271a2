package dev.mesh4j.meshctl.registry;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the registry is: the flag, else the environment, else this machine. */
public final class RegistryUrl {

    public static final String VARIABLE = "MESH_REGISTRY_URL";

    private static final String DEFAULT = "http://127.0.0.1:8000";
    private static final int MAX_PORT = 65_535;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private RegistryUrl() {}

    public static URI of(@Nullable String flag, Map<String, String> environment) {
        if (flag != null) {
            return parse("--registry-url", flag);
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        return variable.isBlank() ? URI.create(DEFAULT) : parse(VARIABLE, variable);
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
                source + ": '" + text + "' (expected: an http or https address such as " + DEFAULT + ")");
    }
}
