package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the words after a call's target.
 *
 * @param caller whose working directory files are in
 * @param input what {@code -} means
 */
public record ArgumentReader(Caller caller, InputStream input) {

    private static final String EXPECTED = "an object of arguments such as '{\"name\": \"Ada\"}'";

    public List<ArgumentWord> read(List<String> words) {
        if (words.stream().filter("-"::equals).count() > 1) {
            throw MeshctlException.usage(
                    "ARGS: - given more than once (expected: once, the standard input has one end)");
        }
        List<ArgumentWord> read = new ArrayList<>();
        words.forEach(word -> read.add(read(word)));
        return read;
    }

    private ArgumentWord read(String word) {
        if (word.equals("-")) {
            return whole("the standard input", standardInput());
        }
        if (word.startsWith("@")) {
            return whole(word.substring(1), file(word.substring(1)));
        }
        if (word.startsWith("{") || word.startsWith("[")) {
            return whole("JSON", word);
        }
        int equals = word.indexOf('=');
        boolean json = equals > 1 && word.charAt(equals - 1) == ':';
        String key = equals < 1 ? "" : word.substring(0, json ? equals - 1 : equals);
        if (key.isBlank()) {
            throw MeshctlException.usage("ARGS: '" + word
                    + "' (expected: key=value, key:=json, a JSON object, @file.json, or - for the standard input)");
        }
        String value = word.substring(equals + 1);
        return json ? new ArgumentWord.Json(key, json(key, value)) : new ArgumentWord.Text(key, value);
    }

    private static ArgumentWord whole(String source, String text) {
        try {
            if (Json.mapper().readTree(text) instanceof ObjectNode object) {
                return new ArgumentWord.Whole(object);
            }
        } catch (JacksonException e) {
            // said below, as for JSON that is no object
        }
        throw MeshctlException.usage(source + ": " + shown(text) + " (expected: " + EXPECTED + ")");
    }

    private static JsonNode json(String key, String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JacksonException e) {
            throw MeshctlException.usage(key + ":=" + shown(text) + " (expected: JSON such as 3, true or '[\"a\"]';"
                    + " text is " + key + "=" + text + ")");
        }
    }

    private String standardInput() {
        try {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw MeshctlException.failed("the standard input cannot be read: " + e.getMessage());
        }
    }

    private String file(String name) {
        Path path = caller.resolve(Path.of(name));
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw MeshctlException.failed("@" + name + ": " + path + " cannot be read (expected: a file of JSON)");
        }
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return "'" + (line.length() > 60 ? line.substring(0, 60) + "..." : line) + "'";
    }
}
