package dev.mesh4j.protocol.client.link;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Messages as JSON in UTF-8, on one line. */
public final class MessageBody {

    private MessageBody() {}

    public static byte[] of(LinkRequest request) {
        return of(new JsonRpcMessage.Request(request.id(), request.method(), request.params()));
    }

    public static byte[] of(JsonRpcMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = Json.mapper().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("jsonrpc", "2.0");
            switch (message) {
                case JsonRpcMessage.Request(RequestId id, String method, JsonNode params) -> {
                    json.writePOJOProperty("id", id.json());
                    writeCall(json, method, params);
                }
                case JsonRpcMessage.Notification(String method, JsonNode params) -> writeCall(json, method, params);
                case JsonRpcMessage.Result(RequestId id, JsonNode result) -> {
                    json.writePOJOProperty("id", id.json());
                    json.writePOJOProperty("result", result);
                }
                case JsonRpcMessage.Failure(RequestId id, JsonRpcError error) -> {
                    json.writePOJOProperty("id", id == null ? null : id.json());
                    json.writePOJOProperty("error", error);
                }
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeCall(JsonGenerator json, String method, @Nullable JsonNode params) {
        json.writeStringProperty("method", method);
        if (params != null) {
            json.writePOJOProperty("params", params);
        }
    }
}
