package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.CompleteParams;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the parameters of a request that both eras have in common. */
public final class Params {

    private Params() {}

    /**
     * A parameter that must be a string.
     *
     * @throws JsonRpcException {@code -32602} when it is missing or of another type
     */
    public static String text(Request request, String name) {
        JsonNode value = request.params() == null ? null : request.params().get(name);
        if (value == null || !value.isString()) {
            throw invalid("params." + name + ": " + value + " (expected: a string)");
        }
        return value.stringValue();
    }

    /**
     * The arguments of a tool call; absent means none.
     *
     * @throws JsonRpcException {@code -32602} when they are no object
     */
    public static ObjectNode arguments(Request request) {
        JsonNode arguments = request.params() == null ? null : request.params().get("arguments");
        if (arguments == null || arguments.isNull()) {
            return Json.mapper().createObjectNode();
        }
        if (!(arguments instanceof ObjectNode object)) {
            String kind = arguments.getNodeType().name().toLowerCase(Locale.ROOT);
            throw invalid("params.arguments: a " + kind + " (expected: an object)");
        }
        return object;
    }

    /**
     * Where a list goes on; {@code null} at its beginning.
     *
     * @throws JsonRpcException {@code -32602} when it is no string
     */
    public static @Nullable String cursor(Request request) {
        JsonNode cursor = request.params() == null ? null : request.params().get("cursor");
        return cursor == null || cursor.isNull() ? null : text(request, "cursor");
    }

    /**
     * All parameters as a record.
     *
     * @throws JsonRpcException {@code -32602} when they do not fit
     */
    public static <T> T read(Request request, Class<T> type) {
        try {
            ObjectNode params = request.params();
            T read = params == null ? null : Json.mapper().treeToValue(params, type);
            if (read == null) {
                throw invalid("params: none (expected: those of " + request.method() + ")");
            }
            return read;
        } catch (JacksonException e) {
            throw invalid("params" + place(e) + " cannot be read (expected: as " + request.method() + " has it)");
        }
    }

    /** Where a value does not fit, such as {@code .ref.type}; what Java makes of it is nobody's business. */
    static String place(JacksonException e) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            place.append(step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName());
        }
        return place.toString();
    }

    /**
     * What is to be completed.
     *
     * @throws JsonRpcException {@code -32602} when a part is missing
     */
    public static CompleteParams completion(Request request) {
        JsonNode params = request.params() == null ? Json.mapper().createObjectNode() : request.params();
        String name = params.path("ref").path("type").asString("").equals("ref/resource") ? "uri" : "name";
        for (String pointer : new String[] {"/ref/type", "/ref/" + name, "/argument/name", "/argument/value"}) {
            if (!params.at(pointer).isString()) {
                throw invalid(
                        "params" + pointer.replace('/', '.') + ": " + params.at(pointer) + " (expected: a string)");
            }
        }
        return read(request, CompleteParams.class);
    }

    /** @param what was found, and what was expected */
    public static JsonRpcException invalid(String what) {
        return new JsonRpcException(ErrorCode.INVALID_PARAMS, "Invalid params: " + what);
    }
}
