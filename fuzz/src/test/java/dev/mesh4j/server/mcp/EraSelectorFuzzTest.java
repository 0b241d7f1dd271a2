package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mesh4j.fuzz.Bounds;
import dev.mesh4j.fuzz.Seeds;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any body with any headers has an answer that a client can read, and none of them is an error that the server did not
 * foresee. The input is a body, or header lines, an empty line and a body.
 */
class EraSelectorFuzzTest {

    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{\"roots\":{},\"elicitation\":7},"
            + "\"io.modelcontextprotocol/logLevel\":\"debug\",\"progressToken\":1}";

    private final EraSelector eras = new EraSelector(new EchoService(), McpOptions.defaults(64 * 1024));

    static Stream<byte[]> seeds() {
        return Stream.concat(Seeds.json(), calls().map(Seeds::bytes));
    }

    private static Stream<String> calls() {
        return Stream.of(
                modern("tools/call", "\"name\":\"echo\",\"arguments\":{\"n\":1,\"s\":\"a\"}"),
                modern("tools/call", "\"name\":\"echo\",\"arguments\":{\"n\":1e400}"),
                modern("tools/call", "\"name\":\"echo\",\"arguments\":{\"s\":\"" + "a".repeat(5000) + "!\"}"),
                modern("tools/call", "\"name\":\"echo\",\"arguments\":{\"ask\":1}"),
                modern("tools/call", "\"name\":\"echo\",\"requestState\":\"AAAA\",\"inputResponses\":{\"roots\":[]}"),
                modern("tools/call", "\"name\":\"echo\",\"arguments\":{\"ask\":1},\"inputResponses\":{\"roots\":7}"),
                modern("tools/list", "\"cursor\":\"1\""),
                modern("prompts/get", "\"name\":\"prompt\""),
                modern("resources/read", "\"uri\":\"echo:resource\""),
                modern("completion/complete", "\"ref\":{\"type\":\"ref/prompt\",\"name\":7},\"argument\":[]"),
                modern("completion/complete", "\"ref\":{\"type\":\"nothing\"}"),
                modern("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true,\"taskIds\":[null]}"),
                modern("server/discover", ""),
                "Mcp-Method: tools/call\nMcp-Name: echo\nMcp-Param-N: 1\nMCP-Protocol-Version: 2026-07-28\n\n"
                        + modern("tools/call", "\"name\":\"echo\",\"arguments\":{\"n\":1.0}"),
                "Mcp-Method: tools/call\nMcp-Name: echo\nMcp-Param-N: 1e400\nMCP-Protocol-Version: 2026-07-28\n\n"
                        + modern("tools/call", "\"name\":\"echo\",\"arguments\":{\"n\":1e400}"),
                "MCP-Protocol-Version: 2025-11-25\n\n" + legacy("tools/list"),
                "[" + legacy("tools/list") + "," + legacy("ping") + "]",
                "[" + legacy("initialize").repeat(1) + ",[],7,null]");
    }

    private static String modern(String method, String params) {
        String all = params.isEmpty() ? META : META + "," + params;
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + all + "}}";
    }

    private static String legacy(String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"" + method + "\",\"params\":{}}";
    }

    @MethodSource("seeds")
    @FuzzTest
    void server(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        boolean bare = end < 0 || text.startsWith("{") || text.startsWith("[");
        byte[] body = bare ? input : text.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1);
        Bounds.hold(() -> serve(body, bare ? null : headers(text.substring(0, end))));
    }

    private void serve(byte[] body, @Nullable Map<String, String> headers) {
        MemoryCarrier carrier = new MemoryCarrier(headers);
        try {
            check(eras.answer(JsonRpcCodec.parse(body), carrier));
        } catch (JsonRpcException e) {
            assertThat(e.error().code()).isEqualTo(ErrorCode.PARSE_ERROR.number());
        }
        carrier.sent.forEach(EraSelectorFuzzTest::read);
    }

    private static void check(McpAnswer answer) {
        if (answer instanceof McpAnswer.Batch(var answers)) {
            answers.forEach(EraSelectorFuzzTest::check);
            return;
        }
        if (answer instanceof McpAnswer.Failure(int status, var id, var error)) {
            assertThat(error.code()).isNotEqualTo(ErrorCode.INTERNAL_ERROR.number());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            answer.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.size() > 0) {
            JsonRpcCodec.parse(bytes.toByteArray());
        }
    }

    private static void read(JsonRpcMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonRpcCodec.write(bytes, message);
        JsonRpcCodec.message(JsonRpcCodec.parse(bytes.toByteArray()));
    }

    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lines.lines().forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 1));
        });
        return headers;
    }
}
