package dev.mesh4j.meshctl.scaffold;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a new agent and what follows from it.
 *
 * @param text a letter, then letters, digits, {@code -} or {@code _}; 55 characters at most
 */
public record ProjectName(String text) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,54}");

    /** Classes that the templates name; one of the same name would stand in their way. */
    private static final Set<String> TAKEN = Set.of(
            "Dependency",
            "Map",
            "Mesh",
            "MeshAgent",
            "MeshTool",
            "MeshTest",
            "Optional",
            "Param",
            "Session",
            "Stream",
            "IntStream",
            "Test",
            "TestMesh",
            "TimeService",
            "FakeTool");

    public ProjectName {
        if (!FORM.matcher(text).matches()) {
            throw MeshctlException.usage("NAME: '" + text + "' (expected: a letter, then letters, digits, '-' or '_',"
                    + " at most 55 characters, such as price-list)");
        }
    }

    /** {@code price-list} is {@code PriceList}. */
    String className() {
        String camel = Stream.of(text.split("[-_]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return TAKEN.contains(camel) || isOfTheLanguage(camel) ? camel + "Service" : camel;
    }

    /** {@code price-list} offers {@code price_list}. */
    String capability() {
        return text.replace('-', '_');
    }

    private static boolean isOfTheLanguage(String className) {
        try {
            Class.forName("java.lang." + className, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
