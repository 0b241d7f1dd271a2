package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads results into their records. */
final class Results {

    private Results() {}

    /** @throws CallException.Refused when it has not the form that it must have */
    static <T> T read(String server, JsonNode json, Class<T> type) {
        try {
            T read = Json.mapper().treeToValue(json, type);
            if (read != null) {
                return read;
            }
        } catch (JacksonException e) {
            throw new CallException.Refused(server, 200, null, "an unusable result: " + e.getOriginalMessage());
        }
        throw new CallException.Refused(server, 200, null, "no result");
    }
}
