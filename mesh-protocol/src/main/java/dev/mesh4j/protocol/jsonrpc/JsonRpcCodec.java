package dev.mesh4j.protocol.jsonrpc;

import dev.mesh4j.protocol.Json;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the JSON-RPC envelope (JSON-RPC 2.0, MCP 2026-07-28 basic). Stateless and thread-safe. */
public final class JsonRpcCodec {

    /** Fractions keep their digits, for whoever wants them as {@code BigDecimal}. */
    private static final ObjectReader TREE = Json.mapper()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(new BoundedNumbers());

    private JsonRpcCodec() {}

    /**
     * Parses UTF-8 JSON.
     *
     * @throws JsonRpcException {@link ErrorCode#PARSE_ERROR} with the place of the fault
     */
    public static JsonNode parse(byte[] json) {
        try {
            JsonNode tree = TREE.readValue(json);
            if (tree == null || tree.isMissingNode()) {
                throw new JsonRpcException(ErrorCode.PARSE_ERROR, "Parse error: empty body (expected: a JSON object)");
            }
            return tree;
        } catch (JacksonException e) {
            throw new JsonRpcException(ErrorCode.PARSE_ERROR, "Parse error: " + place(e) + e.getOriginalMessage());
        } catch (NumberFormatException e) {
            throw new JsonRpcException(ErrorCode.PARSE_ERROR, "Parse error: a number " + BoundedNumbers.EXPECTED);
        }
    }

    /**
     * Reads one message.
     *
     * @throws JsonRpcException {@link ErrorCode#INVALID_REQUEST} when the tree is no JSON-RPC 2.0 message
     */
    public static JsonRpcMessage message(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw invalid("a " + kind(json) + " (expected: an object)");
        }
        JsonNode version = object.get("jsonrpc");
        if (version == null || !version.isString() || !version.stringValue().equals("2.0")) {
            throw invalid("jsonrpc: " + version + " (expected: \"2.0\")");
        }
        return object.has("method") ? call(object) : response(object);
    }

    /** The id of a message that may be malformed otherwise, so that the error can still be addressed. */
    public static @Nullable RequestId idOf(JsonNode json) {
        JsonNode id = json.get("id");
        return id != null && (id.isString() || id.isIntegralNumber()) ? new RequestId(id) : null;
    }

    /** Writes a response whose result is a record, a tree or {@link tools.jackson.databind.util.RawValue}. */
    public static void writeResult(OutputStream out, RequestId id, Object result) {
        try (JsonGenerator json = Json.mapper().createGenerator(out)) {
            begin(json, id);
            json.writePOJOProperty("result", result);
            json.writeEndObject();
        }
    }

    /** @param id absent when the request's own could not be read; then the answer has none either */
    public static void writeError(OutputStream out, @Nullable RequestId id, JsonRpcError error) {
        try (JsonGenerator json = Json.mapper().createGenerator(out)) {
            begin(json, id);
            json.writePOJOProperty("error", error);
            json.writeEndObject();
        }
    }

    /** Writes any message. */
    public static void write(OutputStream out, JsonRpcMessage message) {
        switch (message) {
            case JsonRpcMessage.Result(RequestId id, JsonNode result) -> writeResult(out, id, result);
            case JsonRpcMessage.Failure(RequestId id, JsonRpcError error) -> writeError(out, id, error);
            case JsonRpcMessage.Request(RequestId id, String method, ObjectNode params) ->
                writeCall(out, id, method, params);
            case JsonRpcMessage.Notification(String method, ObjectNode params) -> writeCall(out, null, method, params);
        }
    }

    private static void writeCall(
            OutputStream out, @Nullable RequestId id, String method, @Nullable ObjectNode params) {
        try (JsonGenerator json = Json.mapper().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("jsonrpc", "2.0");
            if (id != null) {
                json.writePOJOProperty("id", id.json());
            }
            json.writeStringProperty("method", method);
            if (params != null) {
                json.writePOJOProperty("params", params);
            }
            json.writeEndObject();
        }
    }

    private static void begin(JsonGenerator json, @Nullable RequestId id) {
        json.writeStartObject();
        json.writeStringProperty("jsonrpc", "2.0");
        if (id == null) {
            return;
        }
        if (id.json().isString()) {
            json.writeStringProperty("id", id.json().stringValue());
        } else {
            json.writePOJOProperty("id", id.json());
        }
    }

    private static JsonRpcMessage call(ObjectNode object) {
        JsonNode method = object.get("method");
        if (!method.isString()) {
            throw invalid("method: " + method + " (expected: a string)");
        }
        JsonNode params = object.get("params");
        if (params != null && !params.isObject()) {
            throw invalid("params: a " + kind(params) + " (expected: an object)");
        }
        ObjectNode arguments = (ObjectNode) params;
        return object.has("id")
                ? new JsonRpcMessage.Request(id(object), method.stringValue(), arguments)
                : new JsonRpcMessage.Notification(method.stringValue(), arguments);
    }

    private static JsonRpcMessage response(ObjectNode object) {
        JsonNode result = object.get("result");
        if (result != null) {
            return new JsonRpcMessage.Result(id(object), result);
        }
        if (!(object.get("error") instanceof ObjectNode error)) {
            throw invalid("an object without method, result or error (expected: one of them)");
        }
        JsonNode code = error.path("code");
        if (!code.isInt()) {
            throw invalid("error.code: " + code + " (expected: an integer)");
        }
        String text = error.path("message").asString("");
        return new JsonRpcMessage.Failure(idOf(object), new JsonRpcError(code.intValue(), text, error.get("data")));
    }

    private static RequestId id(ObjectNode object) {
        JsonNode id = object.get("id");
        if (id == null || !(id.isString() || id.isIntegralNumber())) {
            throw invalid("id: " + id + " (expected: a string or an integer)");
        }
        return new RequestId(id);
    }

    private static String kind(JsonNode json) {
        return json.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
    }

    private static JsonRpcException invalid(String what) {
        return new JsonRpcException(ErrorCode.INVALID_REQUEST, "Invalid request: " + what);
    }
}
