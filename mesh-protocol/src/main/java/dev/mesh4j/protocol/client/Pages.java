package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a list to its end, page by page. */
record Pages(Exchange exchange, String method, CallOptions options) {

    /** A server that never ends is not followed for ever. */
    private static final int MAX_PAGES = 1_000;

    /** Every page, in order. A cursor that the server does not know any more means that the list begins anew. */
    List<JsonNode> all() {
        try {
            return read();
        } catch (CallException.Refused e) {
            if (e.error() == null || e.error().code() != ErrorCode.INVALID_PARAMS.number()) {
                throw e;
            }
            exchange.cache().drop(exchange.server(), method);
            return read();
        }
    }

    void each(Consumer<JsonNode> page) {
        all().forEach(page);
    }

    private List<JsonNode> read() {
        List<JsonNode> pages = new ArrayList<>();
        Operation operation = Operation.of(method, options);
        while (pages.size() < MAX_PAGES) {
            JsonNode page = exchange.read(operation);
            pages.add(page);
            JsonNode cursor = page.get("nextCursor");
            // an empty string is a cursor like any other
            if (cursor == null || !cursor.isString()) {
                return pages;
            }
            ObjectNode params = operation.params().deepCopy();
            params.set("cursor", cursor);
            operation = operation.withParams(params);
        }
        throw new CallException.Refused(
                exchange.server(), 200, null, method + ": no end after " + MAX_PAGES + " pages (expected: an end)");
    }
}
