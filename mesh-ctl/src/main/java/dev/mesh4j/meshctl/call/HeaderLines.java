package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads HTTP headers as they are written. */
public final class HeaderLines {

    private static final Pattern LINE = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):\\s*([\\x20-\\x7e]*)");

    private HeaderLines() {}

    /** By name; a value is not repeated in an error, for it may be a secret. */
    public static Map<String, String> parse(List<String> lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher parts = LINE.matcher(line.strip());
            if (!parts.matches()) {
                throw MeshctlException.usage("--header: what is given as number " + (lines.indexOf(line) + 1)
                        + " is none (expected: 'Name: value')");
            }
            headers.put(parts.group(1), parts.group(2).strip());
        }
        return headers;
    }
}
