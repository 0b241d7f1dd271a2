package dev.mesh4j.meshctl.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files beside this class, in which {@code %word%} stands for a word.
 *
 * @param words by what stands for them
 */
record Template(Map<String, String> words) {

    private static final Pattern PLACE = Pattern.compile("%([a-z0-9]+)%");

    Template {
        words = Map.copyOf(words);
    }

    /** The versions that a new project's pom names. */
    static Map<String, String> versions() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(read("versions.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> versions = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> versions.put(key, properties.getProperty(key)));
        return versions;
    }

    String filled(String file) {
        return PLACE.matcher(read(file))
                .replaceAll(place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(words.get(place.group(1)), () -> file + ": " + place.group())));
    }

    private static String read(String file) {
        try (InputStream text = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
