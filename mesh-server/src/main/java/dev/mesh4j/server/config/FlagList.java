package dev.mesh4j.server.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.function.Predicate;

/** Command line arguments as key and text. */
final class FlagList {

    private FlagList() {}

    /** @param isSwitch whether a key needs no value, and is true without one */
    static Map<String, String> read(List<String> arguments, Predicate<String> isSwitch) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (ListIterator<String> rest = arguments.listIterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (!argument.startsWith("--")) {
                throw new ConfigException("'" + argument + "': unexpected argument (expected: --key value)");
            }
            int equals = argument.indexOf('=');
            if (equals > 0) {
                flags.put(argument.substring(2, equals), argument.substring(equals + 1));
                continue;
            }
            boolean hasValue =
                    rest.hasNext() && !arguments.get(rest.nextIndex()).startsWith("--");
            if (!hasValue && !isSwitch.test(argument.substring(2))) {
                throw new ConfigException(argument + ": no value (expected: " + argument + " value)");
            }
            flags.put(argument.substring(2), hasValue ? rest.next() : "true");
        }
        return flags;
    }
}
