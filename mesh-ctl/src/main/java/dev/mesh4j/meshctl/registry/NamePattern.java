package dev.mesh4j.meshctl.registry;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name, in which {@code *} stands for any text.
 *
 * @param text such as {@code clock} or {@code time_*}
 */
public record NamePattern(String text) implements Predicate<@Nullable String> {

    @Override
    public boolean test(@Nullable String name) {
        return name != null
                && (text.equals(name)
                        || (text.contains("*") && expression().matcher(name).matches()));
    }

    private Pattern expression() {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}
