package dev.mesh4j.server.mcp.stdio;

/** Messages as a client writes them. */
final class Lines {

    private static final String META = "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}";

    private Lines() {}

    /** @param members of {@code params}, each after a comma */
    static String modern(Object id, String method, String members) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":{\"_meta\":{%s}%s}}"
                .formatted(id, method, META, members);
    }

    static String call(Object id, String tool) {
        return modern(id, "tools/call", ",\"name\":\"" + tool + "\"");
    }

    static String echo(Object id, String text) {
        return modern(id, "tools/call", ",\"name\":\"echo\",\"arguments\":{\"text\":\"" + text + "\"}");
    }

    static String steps(Object id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"tools/call\",\"params\":{\"_meta\":{%s,\"progressToken\":7},\"name\":\"steps\"}}"
                .formatted(id, META);
    }

    static String listen(Object id) {
        return modern(id, "subscriptions/listen", ",\"notifications\":{\"toolsListChanged\":true}");
    }

    static String cancel(Object id) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":%s}}"
                .formatted(id);
    }
}
