package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.client.Authorizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP headers that go with every request to a server.
 *
 * @param byName their values
 */
public record HeaderLines(Map<String, String> byName) implements Authorizer {

    private static final Pattern LINE = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):\\s*([\\x20-\\x7e]*)");

    /** Reads them as they are written; a value is not repeated in an error, for it may be a secret. */
    public static HeaderLines parse(List<String> lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher parts = LINE.matcher(line.strip());
            if (!parts.matches()) {
                throw MeshctlException.usage("--header: what is given as number " + (lines.indexOf(line) + 1)
                        + " is none (expected: 'Name: value')");
            }
            headers.put(parts.group(1), parts.group(2).strip());
        }
        return new HeaderLines(headers);
    }

    @Override
    public Map<String, String> headers(String method, String url) {
        return byName;
    }

    /** There are no others. */
    @Override
    public boolean answer(Challenge challenge) {
        return false;
    }
}
