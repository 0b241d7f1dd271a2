package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mesh4j.fuzz.Bounds;
import dev.mesh4j.fuzz.Seeds;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** A state that was not sealed here is refused as such, whatever it is; one that was opens as it was sealed. */
class RequestStatesFuzzTest {

    private static final byte[] KEY = new byte[RequestStates.KEY_BYTES];
    private static final RequestStates STATES = new RequestStates(KEY, () -> Instant.EPOCH);

    static Stream<byte[]> seeds() {
        Stream<String> texts = Stream.of("", "A", "=", "AAAA", "A".repeat(15), "A".repeat(60_000), "ä", "\u0000");
        return Stream.concat(
                        texts,
                        Stream.of(
                                sealed("other"),
                                sealed("other") + "A",
                                sealed("other").substring(2)))
                .map(Seeds::bytes);
    }

    private static String sealed(String binding) {
        ObjectNode state = Json.mapper().createObjectNode().put("step", 1);
        return STATES.seal(state, Seeds.bytes(binding));
    }

    @MethodSource("seeds")
    @FuzzTest
    void states(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Bounds.hold(() -> {
            try {
                STATES.open(text, Seeds.bytes("this"));
                throw new AssertionError("a forged state was opened");
            } catch (JsonRpcException e) {
                assertThat(e.error().code()).isEqualTo(ErrorCode.INVALID_PARAMS.number());
            }
            ObjectNode state = Json.mapper()
                    .createObjectNode()
                    .put("text", Base64.getEncoder().encodeToString(input));
            assertThat(STATES.open(STATES.seal(state, input), input).path("text"))
                    .isEqualTo(state.path("text"));
        });
    }
}
