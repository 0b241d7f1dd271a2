package dev.mesh4j.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * One request.
 *
 * @param hasBody whether its answer may have a body
 */
record Request(byte[] bytes, boolean hasBody) {

    static Request of(String method, String path, String body) {
        return of(method, path, "", body);
    }

    /** In the modern era, of a tool that takes a text. */
    static Request toolCall(String tool) {
        String headers = "Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\n"
                + "Mcp-Method: tools/call\r\nMcp-Name: " + tool + "\r\n";
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"_meta\":{"
                + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"load\",\"version\":\"1\"},"
                + "\"io.modelcontextprotocol/clientCapabilities\":{}},\"name\":\"" + tool + "\","
                + "\"arguments\":{\"text\":\"The quick brown fox jumps over the lazy dog\"}}}";
        return of("POST", "/mcp", headers, body);
    }

    /** @param headers further ones, each with its line end */
    private static Request of(String method, String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers
                + (content.length == 0
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n")
                + "\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[start.length + content.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        System.arraycopy(content, 0, bytes, start.length, content.length);
        return new Request(bytes, !method.equals("HEAD"));
    }
}
