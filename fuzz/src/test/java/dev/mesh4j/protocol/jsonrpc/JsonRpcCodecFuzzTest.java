package dev.mesh4j.protocol.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mesh4j.fuzz.Bounds;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Any bytes are a message or a {@link JsonRpcException}, and a message that is written is read as the same. */
class JsonRpcCodecFuzzTest {

    @MethodSource("dev.mesh4j.fuzz.Seeds#json")
    @FuzzTest
    void decoder(byte[] input) {
        Bounds.hold(() -> {
            try {
                JsonNode json = JsonRpcCodec.parse(input);
                JsonRpcCodec.idOf(json);
                roundTrip(JsonRpcCodec.message(json));
            } catch (JsonRpcException e) {
                assertThat(e.error().message().length()).isLessThan(2_000);
            }
        });
    }

    private static void roundTrip(JsonRpcMessage message) {
        byte[] written = written(message);
        JsonRpcMessage again = JsonRpcCodec.message(JsonRpcCodec.parse(written));

        assertThat(written(again)).isEqualTo(written);
        assertThat(again).hasSameClassAs(message);
    }

    private static byte[] written(JsonRpcMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonRpcCodec.write(bytes, message);
        return bytes.toByteArray();
    }
}
