package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.TypeRef;
import java.lang.reflect.Type;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@link RemoteTool} over a slot. */
record SlotRemoteTool(DependencySlot slot, CallOptions options) implements RemoteTool {

    @Override
    public JsonNode call(Object arguments) {
        return ResultReader.tree(result(arguments));
    }

    @Override
    public <T> T call(Object arguments, Class<T> type) {
        return read(result(arguments), type);
    }

    @Override
    public <T> T call(Object arguments, TypeRef<T> type) {
        return read(result(arguments), type.type());
    }

    @Override
    public Stream<JsonNode> stream(Object arguments) {
        return stream(arguments, JsonNode.class);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a null item is what the tool sent for a nullable T
    public <T> Stream<T> stream(Object arguments, Class<T> type) {
        ItemReader reader = new ItemReader(slot.dependency().capability(), type);
        return (Stream<T>) ItemStream.of(slot.stream(tree(arguments), reader, options));
    }

    @Override
    public boolean isAvailable() {
        return slot.isAvailable();
    }

    @Override
    public RemoteTool with(CallOptions next) {
        return new SlotRemoteTool(slot, next);
    }

    private static ObjectNode tree(Object arguments) {
        JsonNode tree = Json.mapper().valueToTree(arguments);
        if (!(tree instanceof ObjectNode object)) {
            throw new IllegalArgumentException("arguments: a "
                    + arguments.getClass().getName() + " (expected: a Map with string keys, or a record)");
        }
        return object;
    }

    private CallToolResult result(Object arguments) {
        return slot.call(tree(arguments), options);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a null result is what the tool returned for a nullable T
    private <T> T read(CallToolResult result, Type type) {
        return (T) new ResultReader(type).read(slot.dependency().capability(), result);
    }
}
