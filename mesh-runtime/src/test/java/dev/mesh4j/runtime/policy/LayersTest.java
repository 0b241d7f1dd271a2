package dev.mesh4j.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Toggle;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each option: by the provider's annotation and over the wire, by the dependency instead, by the call instead of both. */
class LayersTest {

    private static final Duration DEFAULT = Duration.ofSeconds(30);

    @MeshAgent(name = "layers")
    public static final class Agent {

        @MeshTool(
                capability = "provided",
                timeout = "7s",
                retryCount = 7,
                idempotent = true,
                streaming = true,
                authRequired = true,
                customHeaders = {"X-Who: provider", "X-Own: provider"},
                sessionRequired = true,
                stateful = true,
                autoSessionManagement = true,
                healthCheck = true)
        public String provided() {
            return "";
        }

        @MeshTool(
                capability = "overriding",
                dependencies =
                        @Dependency(
                                capability = "provided",
                                timeout = "3s",
                                retryCount = 3,
                                idempotent = Toggle.OFF,
                                streaming = Toggle.OFF,
                                authRequired = Toggle.OFF,
                                customHeaders = "x-who: dependency",
                                sessionRequired = Toggle.OFF,
                                stateful = Toggle.OFF,
                                autoSessionManagement = Toggle.OFF,
                                healthCheck = Toggle.OFF))
        public String overriding(RemoteTool provided) {
            return "";
        }

        @MeshTool(capability = "inheriting", dependencies = @Dependency(capability = "provided"))
        public String inheriting(RemoteTool provided) {
            return "";
        }
    }

    static Stream<Arguments> options() {
        return Stream.of(
                option(
                        "timeout",
                        CallPolicy::timeout,
                        DEFAULT,
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(3),
                        o -> o.withTimeout(Duration.ofSeconds(1)),
                        Duration.ofSeconds(1)),
                option("retryCount", CallPolicy::retryCount, 0, 7, 3, o -> o.withRetries(1), 1),
                option("idempotent", CallPolicy::idempotent, false, true, false, o -> o.withIdempotent(true), true),
                option("streaming", CallPolicy::streaming, false, true, false, o -> o.withStreaming(true), true),
                option("authRequired", CallPolicy::authRequired, false, true, false, o -> o.withAuth(true), true),
                option(
                        "sessionRequired",
                        CallPolicy::sessionRequired,
                        false,
                        true,
                        false,
                        o -> o.withSessionRequired(true),
                        true),
                option("stateful", CallPolicy::stateful, false, true, false, o -> o.withStateful(true), true),
                option(
                        "autoSessionManagement",
                        CallPolicy::autoSessionManagement,
                        false,
                        true,
                        false,
                        o -> o.withAutoSession(true),
                        true),
                option("healthCheck", CallPolicy::healthCheck, false, true, false, o -> o.withHealthCheck(true), true),
                option(
                        "customHeaders",
                        CallPolicy::customHeaders,
                        Map.of(),
                        Map.of("X-Who", "provider", "X-Own", "provider"),
                        Map.of("x-who", "dependency", "X-Own", "provider"),
                        o -> o.withHeader("X-WHO", "call"),
                        Map.of("X-WHO", "call", "X-Own", "provider")));
    }

    private static <T> Arguments option(
            String name,
            Function<CallPolicy, T> read,
            T byDefault,
            T byProvider,
            T byDependency,
            Function<CallOptions, CallOptions> call,
            T byCall) {
        return Arguments.of(name, read, byDefault, byProvider, byDependency, call, byCall);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void the_call_is_over_the_dependency_and_that_over_the_provider(
            String name,
            Function<CallPolicy, Object> read,
            Object byDefault,
            Object byProvider,
            Object byDependency,
            Function<CallOptions, CallOptions> call,
            Object byCall) {
        PolicyLayer provider = overTheWire(tool("provided").policy());
        PolicyLayer silent = dependency("inheriting");
        PolicyLayer loud = dependency("overriding");
        PolicyLayer options = call.apply(CallOptions.NONE).policy();

        assertThat(read.apply(policy(PolicyLayer.NONE))).isEqualTo(byDefault);
        assertThat(read.apply(policy(silent.over(provider)))).isEqualTo(byProvider);
        assertThat(read.apply(policy(loud.over(provider)))).isEqualTo(byDependency);
        assertThat(read.apply(policy(options.over(loud).over(provider)))).isEqualTo(byCall);
    }

    @Test
    void an_idempotent_tool_is_called_twice_more_unless_it_says_how_often() {
        assertThat(policy(CallOptions.NONE.withIdempotent(true).policy()).retryCount())
                .isEqualTo(2);
        assertThat(policy(CallOptions.NONE.withIdempotent(true).withRetries(0).policy())
                        .retryCount())
                .isZero();
    }

    @Test
    void calls_keep_to_an_instance_when_any_of_the_three_asks_for_it() {
        assertThat(policy(PolicyLayer.NONE).sticky()).isFalse();
        assertThat(policy(CallOptions.NONE.withStateful(true).policy()).sticky())
                .isTrue();
        assertThat(policy(CallOptions.NONE.withSessionRequired(true).policy()).sticky())
                .isTrue();
        assertThat(policy(CallOptions.NONE.withAutoSession(true).policy()).sticky())
                .isTrue();
    }

    @Test
    void a_time_that_no_clock_can_tell_is_a_year() {
        CallOptions forever = CallOptions.timeout(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(policy(forever.policy()).timeout()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void what_makes_no_sense_is_refused_where_it_is_said() {
        assertThatThrownBy(() -> CallOptions.timeout(Duration.ZERO)).hasMessageContaining("expected: more than zero");
        assertThatThrownBy(() -> CallOptions.NONE.withRetries(11)).hasMessageContaining("expected: 0 to 10");
        assertThatThrownBy(() -> CallOptions.NONE.withHeader("Mesh-Timeout", "1"))
                .hasMessageContaining("expected: no header of HTTP, MCP or the mesh");
        assertThatThrownBy(() -> CallOptions.NONE.withHedgeAfter(Duration.ZERO))
                .hasMessageContaining("expected: more than zero");
    }

    private static CallPolicy policy(PolicyLayer layer) {
        return CallPolicy.of(layer, DEFAULT);
    }

    private static PolicyLayer overTheWire(PolicyLayer layer) {
        return Kwargs.read(
                Json.mapper().readTree(Objects.requireNonNull(Kwargs.of(layer)).toString()));
    }

    private static PolicyLayer dependency(String consumer) {
        return tool(consumer).dependencies().getFirst().policy().layer();
    }

    private static ToolDescriptor tool(String name) {
        return AgentReader.read(List.of(Agent.class)).tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
