package dev.mesh4j.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file of scalar entries. The parser is loaded only when there is a file. */
final class YamlFile {

    private YamlFile() {}

    static Map<String, String> read(Path file) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (!Files.isRegularFile(file)) {
            return entries;
        }
        JsonNode tree;
        try {
            tree = new YAMLMapper().readTree(file);
        } catch (JacksonException e) {
            throw new ConfigException(file + ": " + e.getOriginalMessage() + " (expected: YAML lines of key: value)");
        }
        if (tree.isMissingNode() || tree.isNull()) {
            return entries;
        }
        if (!tree.isObject()) {
            throw new ConfigException(file + ": no mapping (expected: YAML lines of key: value)");
        }
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            if (!entry.getValue().isValueNode()) {
                throw new ConfigException(file + ": " + entry.getKey() + " is no scalar (expected: key: value)");
            }
            entries.put(entry.getKey(), entry.getValue().asString());
        }
        return entries;
    }
}
