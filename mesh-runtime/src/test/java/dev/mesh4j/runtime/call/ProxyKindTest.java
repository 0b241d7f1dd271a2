package dev.mesh4j.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.policy.PolicyLayer;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.schema.TypeSchemas;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProxyKindTest {

    @MeshAgent(name = "own")
    public static final class Own {
        @MeshTool(capability = "own")
        public String own() {
            return "";
        }
    }

    static Stream<CallOptions> full() {
        return Stream.of(
                CallOptions.NONE.withStreaming(true),
                CallOptions.NONE.withStateful(true),
                CallOptions.NONE.withSessionRequired(true),
                CallOptions.NONE.withAutoSession(true));
    }

    @ParameterizedTest
    @MethodSource("full")
    void streams_and_sessions_take_a_full_proxy(CallOptions said) {
        assertThat(kind(said.policy())).isEqualTo(ProxyKind.FULL);
        assertThat(ProxyKind.FULL).hasToString("full");
    }

    @Test
    void all_else_takes_a_simple_one() {
        assertThat(kind(CallOptions.NONE
                        .withIdempotent(true)
                        .withAuth(true)
                        .withHealthCheck(true)
                        .policy()))
                .isEqualTo(ProxyKind.SIMPLE);
    }

    @Test
    void a_tool_of_the_same_agent_takes_none() {
        var tool = AgentReader.read(List.of(Own.class)).tools().getFirst();
        Target own = new Target.Local(new LocalTool(tool, new Own(), new TypeSchemas(), List.of(), () -> ""));

        assertThat(ProxyKind.of(own)).contains(ProxyKind.SELF);
    }

    @Test
    void what_is_unresolved_has_none_yet() {
        assertThat(ProxyKind.of(new Target.Unresolved("nobody"))).isEmpty();
    }

    private static ProxyKind kind(PolicyLayer layer) {
        Target remote = new Target.Remote(TestProviders.at(layer, "http://127.0.0.1:1"));
        return ProxyKind.of(remote).orElseThrow();
    }
}
