package dev.mesh4j.oauth;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds a resource's metadata (RFC 9728): where the challenge says, else under the path, else at the root. */
final class ResourceDiscovery {

    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    private ResourceDiscovery() {}

    /**
     * @param url the resource's, without query and fragment
     * @throws OAuthException when the metadata is about another resource
     */
    static ProtectedResource find(GuardedHttp http, String url, @Nullable String challenged) {
        URI uri = URI.create(url);
        for (String place : challenged == null ? places(uri) : List.of(challenged)) {
            GuardedHttp.Reply reply = http.get(place);
            if (reply.found()) {
                return read(place, url, reply.json());
            }
            if (reply.status() >= 500 || challenged != null) {
                throw unusable(place + " answered " + reply.status() + " (expected: metadata of the resource)");
            }
        }
        return new ProtectedResource(url, List.of(origin(uri)), Set.of(), false, false);
    }

    private static List<String> places(URI uri) {
        String path = uri.getRawPath();
        String root = origin(uri) + WELL_KNOWN;
        return path == null || path.isEmpty() || path.equals("/") ? List.of(root) : List.of(root + path, root);
    }

    private static ProtectedResource read(String place, String url, JsonNode json) {
        String identifier = json.path("resource").asString("");
        if (!covers(identifier, url)) {
            throw unusable(place + " is about " + TokenReply.readable(identifier) + " (expected: " + url + ")");
        }
        List<String> issuers = new ArrayList<>(texts(json.path("authorization_servers")));
        if (issuers.isEmpty()) {
            throw unusable(place + " names no authorization_servers (expected: at least one)");
        }
        return new ProtectedResource(
                identifier,
                issuers,
                texts(json.path("scopes_supported")),
                json.path("dpop_bound_access_tokens_required").asBoolean(false),
                true);
    }

    /** Whether an identifier is the address, or one above it on the same server. */
    static boolean covers(String identifier, String url) {
        try {
            URI published = new URI(identifier);
            URI asked = URI.create(url);
            if (published.getHost() == null || published.getRawFragment() != null || published.getRawQuery() != null) {
                return false;
            }
            String above = withSlash(published.getRawPath());
            return origin(published).equals(origin(asked))
                    && withSlash(asked.getRawPath()).startsWith(above);
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static String withSlash(@Nullable String path) {
        String some = path == null ? "" : path;
        return some.endsWith("/") ? some : some + "/";
    }

    /** Scheme, host and, unless it is the scheme's own, port. */
    static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        int own = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + host + (uri.getPort() < 0 || uri.getPort() == own ? "" : ":" + uri.getPort());
    }

    static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode item : array) {
            if (item.isString()) {
                texts.add(item.stringValue());
            }
        }
        return texts;
    }

    private static OAuthException unusable(String what) {
        return new OAuthException(OAuthException.Code.DISCOVERY, what);
    }
}
