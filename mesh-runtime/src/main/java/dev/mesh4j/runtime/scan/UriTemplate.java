package dev.mesh4j.runtime.scan;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URI with variables (RFC 6570, level 1): {@code {name}} stands for one or more characters other than a slash. */
public final class UriTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_]+)}");

    private final String text;
    private final List<String> variables = new ArrayList<>();
    private final Pattern pattern;

    /** @throws IllegalArgumentException when it has no scheme, or braces that are no variable */
    public UriTemplate(String text) {
        if (!text.matches("[A-Za-z][A-Za-z0-9+.-]*:.+")) {
            throw new IllegalArgumentException("'" + text + "' (expected: an absolute URI, such as config://main)");
        }
        this.text = text;
        StringBuilder regex = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            regex.append(literal(text, end, matcher.start())).append("([^/]+)");
            if (variables.contains(matcher.group(1))) {
                throw new IllegalArgumentException("'" + text + "' (expected: each variable once)");
            }
            variables.add(matcher.group(1));
            end = matcher.end();
        }
        this.pattern =
                Pattern.compile(regex.append(literal(text, end, text.length())).toString());
    }

    public boolean isTemplate() {
        return !variables.isEmpty();
    }

    public List<String> variables() {
        return List.copyOf(variables);
    }

    /** The variables' values, percent-decoded; empty when the URI is not of this template. */
    public Optional<Map<String, String>> match(String uri) {
        Matcher matcher = pattern.matcher(uri);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i), decoded(matcher.group(i + 1)));
        }
        return Optional.of(values);
    }

    @Override
    public String toString() {
        return text;
    }

    private static String literal(String text, int from, int to) {
        String part = text.substring(from, to);
        if (part.contains("{") || part.contains("}")) {
            throw new IllegalArgumentException("'" + text + "' (expected: variables such as {id}, of a-z A-Z 0-9 _)");
        }
        return Pattern.quote(part);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
