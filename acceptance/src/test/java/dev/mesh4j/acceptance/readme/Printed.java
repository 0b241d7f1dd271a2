package dev.mesh4j.acceptance.readme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What commands print, without what differs from run to run: times, ports, process ids, instance ids, log files, and how
 * many spaces a table has between its columns.
 */
final class Printed {

    /** Said of the work that a first start has, and of nothing that a reader waits for. */
    private static final Pattern NOTICE = Pattern.compile("(building|recording|installing|waiting for) .*\\.\\.\\.");

    private static final Map<Pattern, String> VOLATILE = new LinkedHashMap<>();

    static {
        VOLATILE.put(
                Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)"), "<time>");
        VOLATILE.put(Pattern.compile("(127\\.0\\.0\\.1|localhost):\\d+"), "<address>");
        VOLATILE.put(Pattern.compile("\\bpid \\d+"), "pid <pid>");
        VOLATILE.put(Pattern.compile("(/[^\\s/]+)*/logs/[^\\s]+"), "<log>");
        VOLATILE.put(Pattern.compile("-[0-9a-f]{8}\\b"), "-<id>");
        VOLATILE.put(Pattern.compile("\\b\\d+(\\.\\d+)? ?(ms|s|m|h)\\b"), "<span>");
        VOLATILE.put(Pattern.compile("[ \\t]+"), " ");
    }

    private Printed() {}

    /**
     * Whether a document's text is what was printed, or the end of it. A line of only {@code ...} in it stands for any
     * lines, three dots within a line for anything.
     */
    static boolean matches(String expected, String printed) {
        List<String> wanted = lines(expected);
        List<String> given = lines(printed);
        for (int from = 0; from <= given.size(); from++) {
            if (matches(wanted, given.subList(from, given.size()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<String> wanted, List<String> given) {
        if (wanted.isEmpty()) {
            return given.isEmpty();
        }
        List<String> rest = wanted.subList(1, wanted.size());
        if (isEllipsis(wanted.getFirst())) {
            return matches(rest, given) || !given.isEmpty() && matches(wanted, given.subList(1, given.size()));
        }
        return !given.isEmpty()
                && line(wanted.getFirst()).matcher(given.getFirst()).matches()
                && matches(rest, given.subList(1, given.size()));
    }

    private static boolean isEllipsis(String line) {
        return line.equals("...") || line.equals("…");
    }

    private static Pattern line(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("\\.\\.\\.|…", -1)) {
            parts.add(Pattern.quote(part));
        }
        return Pattern.compile(String.join(".*", parts));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !NOTICE.matcher(line).matches())
                .map(Printed::steady)
                .toList();
    }

    private static String steady(String line) {
        String steady = line;
        for (var part : VOLATILE.entrySet()) {
            steady = part.getKey().matcher(steady).replaceAll(Objects.requireNonNull(part.getValue()));
        }
        return steady;
    }
}
