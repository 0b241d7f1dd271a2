package dev.mesh4j.runtime.call.headers;

import dev.mesh4j.runtime.policy.CustomHeaders;
import dev.mesh4j.server.config.ConfigException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which headers of the call being served go on with the calls that it makes, each by destination. Immutable. */
public final class HeaderPolicy {

    public static final HeaderPolicy NONE = new HeaderPolicy(Map.of());

    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "proxy-authorization");
    private static final List<String> CREDENTIAL_WORDS = List.of("token", "secret", "api-key", "apikey", "password");

    /** They have rules of their own. */
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate", "baggage", "last-event-id");

    private static final String EXPECTED = "expected: Header-Name@destination, such as x-tenant@*";

    private final Map<String, List<Destination>> destinations;

    private HeaderPolicy(Map<String, List<Destination>> destinations) {
        this.destinations = destinations;
    }

    /**
     * Reads {@code Header-Name@destination}, separated by commas.
     *
     * @throws ConfigException naming the entry and what was expected
     */
    public static HeaderPolicy parse(String text) {
        Map<String, List<Destination>> read = new LinkedHashMap<>();
        entries(text).forEach(entry -> {
            int at = entry.indexOf('@');
            String name = at < 0 ? "" : entry.substring(0, at).toLowerCase(Locale.ROOT);
            try {
                read.computeIfAbsent(name(name), known -> new ArrayList<>())
                        .add(destination(name, entry.substring(at + 1)));
            } catch (IllegalArgumentException e) {
                throw new ConfigException("forward-headers: '" + entry + "' (" + e.getMessage() + ")");
            }
        });
        return read.isEmpty() ? NONE : new HeaderPolicy(read);
    }

    static Stream<String> entries(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(entry -> !entry.isEmpty());
    }

    public boolean isEmpty() {
        return destinations.isEmpty();
    }

    /** The headers that may go there, in lower case. */
    public List<String> forwardedTo(URI destination) {
        return destinations.entrySet().stream()
                .filter(header -> header.getValue().stream().anyMatch(to -> to.matches(destination)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String name(String name) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9a-z-]{1,64}")) {
            throw new IllegalArgumentException(EXPECTED);
        }
        if (CustomHeaders.isReserved(name) || TRACE.contains(name)) {
            throw new IllegalArgumentException("expected: no header of HTTP, MCP, the mesh or its traces");
        }
        return name;
    }

    private static Destination destination(String name, String text) {
        Destination destination = Destination.of(text);
        if (destination.isEverywhere() && isCredential(name)) {
            throw new IllegalArgumentException("expected: a named destination, for " + name
                    + " may be a credential, which must not go everywhere; such as " + name + "@*.billing.svc:8443");
        }
        return destination;
    }

    private static boolean isCredential(String name) {
        return CREDENTIALS.contains(name) || CREDENTIAL_WORDS.stream().anyMatch(name::contains);
    }
}
