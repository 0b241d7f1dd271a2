package dev.mesh4j.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file of scalar entries. The parser is loaded only when there is a file. */
final class YamlFile {

    private YamlFile() {}

    static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new LinkedHashMap<>();
        }
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser yaml = mapper.createParser(file)) {
            return entries(yaml, file);
        } catch (JacksonException e) {
            throw new ConfigException(file + ": line " + e.getLocation().getLineNr() + ": " + summary(e)
                    + " (expected: YAML lines of key: value)");
        }
    }

    /** The parser's words without its drawing of the place. */
    private static String summary(JacksonException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(": "));
    }

    /** The scalars as they are written: a version 1.10 is not 1.1. */
    private static Map<String, String> entries(JsonParser yaml, Path file) {
        Map<String, String> entries = new LinkedHashMap<>();
        JsonToken first = yaml.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return entries;
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ConfigException(file + ": no mapping (expected: YAML lines of key: value)");
        }
        for (String key = yaml.nextName(); key != null; key = yaml.nextName()) {
            int line = yaml.currentTokenLocation().getLineNr();
            JsonToken value = yaml.nextToken();
            if (!value.isScalarValue()) {
                throw new ConfigException(file + ": line " + line + ": " + key
                        + " has more than one value (expected: key: value; keys are not nested)");
            }
            entries.put(key, value == JsonToken.VALUE_NULL ? "" : yaml.getString());
        }
        return entries;
    }
}
