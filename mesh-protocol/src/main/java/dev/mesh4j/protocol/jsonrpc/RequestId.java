package dev.mesh4j.protocol.jsonrpc;

import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/**
 * The id of a request: a string or an integer, kept with its type and digits, never null.
 *
 * @param json a string or an integral number
 */
public record RequestId(@JsonValue JsonNode json) {

    public RequestId {
        if (!json.isString() && !json.isIntegralNumber()) {
            throw new IllegalArgumentException("id: " + json + " (expected: a string or an integer)");
        }
        // a parser reads 1 as an int and 1766300000000 as a long: the same number must be the same id
        json = json.canConvertToLong() ? LongNode.valueOf(json.longValue()) : json;
    }

    public static RequestId of(String id) {
        return new RequestId(StringNode.valueOf(id));
    }

    public static RequestId of(long id) {
        return new RequestId(LongNode.valueOf(id));
    }
}
