package dev.mesh4j.oauth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One challenge of {@code WWW-Authenticate} (RFC 9110).
 *
 * @param scheme in lower case
 * @param parameters by name in lower case, unquoted
 */
record SchemeChallenge(String scheme, Map<String, String> parameters) {

    /** No honest header comes near; more of them would be a stack's worth of matching. */
    private static final int MOST_CHARACTERS = 4096;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** A parameter, or a scheme with or without what may follow it. */
    private static final Pattern PART = Pattern.compile("\\G[\\s,]*(?:(?<name>" + TOKEN
            + ")\\s*=\\s*(?:\"(?<quoted>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|(?<plain>[^\\s,\"]+))(?=\\s*(?:,|$))|(?<scheme>"
            + TOKEN + ")(?:\\s+(?<token68>[A-Za-z0-9._~+/-]+=*)(?=\\s*(?:,|$)))?)");

    /** The challenges of all the headers, in their order; what cannot be read ends its header. */
    static List<SchemeChallenge> parse(List<String> headers) {
        List<SchemeChallenge> challenges = new ArrayList<>();
        for (String header : headers) {
            if (header.length() > MOST_CHARACTERS) {
                continue;
            }
            Map<String, String> parameters = null;
            Matcher part = PART.matcher(header);
            while (part.find()) {
                String scheme = part.group("scheme");
                if (scheme != null) {
                    parameters = new LinkedHashMap<>();
                    challenges.add(new SchemeChallenge(scheme.toLowerCase(Locale.ROOT), parameters));
                } else if (parameters != null) {
                    parameters.putIfAbsent(part.group("name").toLowerCase(Locale.ROOT), value(part));
                }
            }
        }
        return challenges;
    }

    /** The first one that OAuth answers; {@code null} when none is. */
    static @Nullable SchemeChallenge ofOAuth(List<String> headers) {
        for (SchemeChallenge challenge : parse(headers)) {
            if (challenge.isDpop() || challenge.scheme.equals("bearer")) {
                return challenge;
            }
        }
        // a server of 2025-03-26 may say nothing at all
        return headers.isEmpty() ? new SchemeChallenge("bearer", Map.of()) : null;
    }

    boolean isDpop() {
        return scheme.equals("dpop");
    }

    boolean error(String code) {
        return code.equals(parameters.get("error"));
    }

    @Nullable
    String resourceMetadata() {
        return parameters.get("resource_metadata");
    }

    /** The scopes that it names, empty when it names none. */
    Set<String> scopes() {
        return Scopes.split(parameters.get("scope"));
    }

    private static String value(Matcher part) {
        String quoted = part.group("quoted");
        return quoted == null ? part.group("plain") : quoted.replaceAll("\\\\(.)", "$1");
    }
}
