package dev.mesh4j.protocol.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling of a name for all languages: {@code market_cap}, {@code MarketCap} and {@code marketCap} are the last. */
final class CamelCase {

    /** Between words: at separators, before a hump, and before the last capital of several when a word begins with it. */
    private static final Pattern BOUNDARY =
            Pattern.compile("[_\\- ]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private CamelCase() {}

    static String of(String name) {
        StringBuilder camel = new StringBuilder(name.length());
        for (String word : BOUNDARY.split(name)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (camel.isEmpty() || lower.isEmpty()) {
                camel.append(lower);
            } else {
                int first = lower.offsetByCodePoints(0, 1);
                camel.append(lower.substring(0, first).toUpperCase(Locale.ROOT)).append(lower, first, lower.length());
            }
        }
        return camel.toString();
    }
}
