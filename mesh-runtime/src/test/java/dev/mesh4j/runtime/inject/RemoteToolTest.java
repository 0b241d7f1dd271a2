package dev.mesh4j.runtime.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.FakePeer;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.TypeRef;
import dev.mesh4j.runtime.inject.ClientFixture.Point;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RemoteToolTest {

    @Test
    void a_map_and_a_record_are_arguments_by_name() throws Exception {
        try (ClientFixture fixture = echo()) {
            RemoteTool tool = fixture.client(RemoteTool.class);

            assertThat(tool.call(Map.of("x", 1))).isEqualTo(Json.mapper().readTree("{\"x\":1}"));
            assertThat(tool.call(new Point(1, 2))).isEqualTo(Json.mapper().readTree("{\"x\":1,\"y\":2}"));
        }
    }

    @Test
    void a_result_is_read_as_a_class_or_a_generic_type() throws Exception {
        try (ClientFixture fixture = echo()) {
            RemoteTool tool = fixture.client(RemoteTool.class);

            assertThat(tool.call(new Point(1, 2), Point.class)).isEqualTo(new Point(1, 2));
            assertThat(tool.call(Map.of("a", List.of(1L)), new TypeRef<Map<String, List<Long>>>() {}))
                    .isEqualTo(Map.of("a", List.of(1L)));
        }
    }

    @Test
    void text_without_structure_is_a_json_string() throws Exception {
        try (ClientFixture fixture = ClientFixture.bound(FakePeer.text("plain"))) {
            RemoteTool tool = fixture.client(RemoteTool.class);

            assertThat(tool.call(Map.of()).stringValue()).isEqualTo("plain");
            assertThat(tool.call(Map.of(), String.class)).isEqualTo("plain");
        }
    }

    @Test
    void arguments_that_are_no_object_are_refused() throws Exception {
        try (ClientFixture fixture = echo()) {
            assertThatThrownBy(() -> fixture.client(RemoteTool.class).call("x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("arguments: a java.lang.String (expected: a Map with string keys, or a record)");
            assertThat(fixture.peer.calls()).isEmpty();
        }
    }

    @Test
    void a_tool_that_failed_throws_what_it_said() throws Exception {
        try (ClientFixture fixture = ClientFixture.bound(CallToolResult.error("disk full"))) {
            assertThatThrownBy(() -> fixture.client(RemoteTool.class).call(Map.of()))
                    .isInstanceOf(RemoteToolException.class)
                    .hasMessage("disk full");
        }
    }

    @Test
    void it_is_available_while_a_provider_is_known() throws Exception {
        try (ClientFixture bound = echo();
                ClientFixture unbound = ClientFixture.unbound()) {
            assertThat(bound.client(RemoteTool.class).isAvailable()).isTrue();
            assertThat(unbound.client(RemoteTool.class).isAvailable()).isFalse();
        }
    }

    @Test
    void a_timeout_of_its_own_ends_a_call_and_leaves_the_original_as_it_was() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (ClientFixture fixture = ClientFixture.bound(arguments -> {
            if (arguments.has("slow")) {
                await(answer);
            }
            return FakePeer.text("late");
        })) {
            RemoteTool tool = fixture.client(RemoteTool.class);
            RemoteTool hasty = tool.with(CallOptions.timeout(Duration.ofMillis(200)));

            assertThatThrownBy(() -> hasty.call(Map.of("slow", true)))
                    .isInstanceOf(CallException.TimedOut.class)
                    .hasMessageContaining("did not answer within");
            answer.countDown();
            assertThat(tool.call(Map.of("slow", true), String.class)).isEqualTo("late");
        }
    }

    @Test
    void a_timeout_of_nothing_is_refused() {
        assertThatThrownBy(() -> CallOptions.timeout(Duration.ZERO))
                .hasMessage("timeout: PT0S (expected: more than zero)");
    }

    @Test
    @SuppressWarnings("rawtypes")
    void a_type_ref_without_a_type_is_refused() {
        assertThatThrownBy(() -> new TypeRef() {})
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: new TypeRef<List<String>>() {}");
    }

    private static ClientFixture echo() throws Exception {
        return ClientFixture.bound(arguments -> FakePeer.structured(arguments.toString()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
