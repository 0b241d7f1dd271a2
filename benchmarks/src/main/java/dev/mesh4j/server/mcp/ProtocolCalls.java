package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decode, check, call a tool that does nothing, encode: one {@code tools/call} of 300 bytes, without any network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProtocolCalls {

    private static final int BODY_BYTES = 300;
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}},";

    private final EraSelector eras = new EraSelector(new ConstantService(), McpOptions.defaults(1024));
    private final byte[] modernBody = body(META);
    private final byte[] legacyBody = body("");
    private final Carrier modernCarrier = new HeadersOnly(
            Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", ConstantService.TOOL));
    private final Carrier legacyCarrier = new HeadersOnly(Map.of("MCP-Protocol-Version", "2025-11-25"));

    @Benchmark
    public byte[] modern() throws IOException {
        return call(modernBody, modernCarrier);
    }

    @Benchmark
    public byte[] legacy() throws IOException {
        return call(legacyBody, legacyCarrier);
    }

    /** An error would be answered faster than a call. */
    @Setup
    public void checkAnswers() throws IOException {
        for (byte[] answer : new byte[][] {modern(), legacy()}) {
            String text = new String(answer, StandardCharsets.UTF_8);
            if (!text.contains(ConstantService.ANSWER)) {
                throw new IllegalStateException(text + " (expected: " + ConstantService.ANSWER + ")");
            }
        }
    }

    private byte[] call(byte[] body, Carrier carrier) throws IOException {
        McpAnswer answer = eras.answer(JsonRpcCodec.parse(body), carrier);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        answer.write(out);
        return out.toByteArray();
    }

    private static byte[] body(String meta) {
        String before = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{" + meta + "\"name\":\""
                + ConstantService.TOOL + "\",\"arguments\":{\"text\":\"";
        String after = "\"}}}";
        String text = "x".repeat(BODY_BYTES - before.length() - after.length());
        return (before + text + after).getBytes(StandardCharsets.UTF_8);
    }
}
