package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.server.config.Secret;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes with a call from agent to agent beside its arguments. */
@Timeout(60)
class HopTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String OTHER = "00-1bf7651916cd43dd8448eb211c80319c-c7ad6b7169203331-01";

    private final HopAgents agents = new HopAgents();

    @AfterEach
    void stop() {
        agents.close();
    }

    @Test
    void each_hop_says_who_calls_and_to_which_chain_of_calls_it_belongs() throws Exception {
        agents.start(new HopAgents.Looker(), AgentConfig.builder());
        RunningAgent front = agents.start(new HopAgents.Front(), AgentConfig.builder());

        HopAgents.Seen seen = agents.relay(front, Map.of("Mesh-Correlation-Id", "order:17"), "{}");

        assertThat(seen.correlationId()).isEqualTo("order:17");
        assertThat(seen.caller()).isEqualTo("front/" + front.id());
        assertThat(seen.logCorrelation()).isEqualTo("order:17");
        assertThat(seen.logCaller()).isEqualTo("front/" + front.id());
        assertThat(seen.traceparent()).isEmpty();
        assertThat(agents.relay(front, Map.of(), "{}").correlationId()).matches("[0-9a-f]{32}");
    }

    @Test
    void a_trace_goes_on_though_nobody_writes_it() throws Exception {
        agents.start(new HopAgents.Looker(), AgentConfig.builder().traceBuffer(0));
        RunningAgent front =
                agents.start(new HopAgents.Front(), AgentConfig.builder().traceBuffer(0));

        HopAgents.Seen ofHeader = agents.relay(front, Map.of("traceparent", TRACE), "{}");
        HopAgents.Seen ofMeta = agents.relay(front, Map.of("traceparent", TRACE), "{'traceparent':'" + OTHER + "'}");

        assertThat(ofHeader.traceparent()).isEqualTo(TRACE);
        assertThat(ofHeader.logTrace()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(ofMeta.traceparent()).isEqualTo(OTHER);
    }

    @Test
    void no_header_goes_on_that_nobody_configured() throws Exception {
        agents.start(new HopAgents.Looker(), AgentConfig.builder());
        RunningAgent front = agents.start(new HopAgents.Front(), AgentConfig.builder());

        HopAgents.Seen seen = agents.relay(front, Map.of("X-Tenant", "acme", "Authorization", "Bearer user"), "{}");

        assertThat(seen.tenant()).isEmpty();
        assertThat(seen.authorization()).isEmpty();
    }

    @Test
    void a_header_goes_on_to_its_destinations_only() throws Exception {
        agents.start(new HopAgents.Looker(), AgentConfig.builder());
        RunningAgent front = agents.start(
                new HopAgents.Front(),
                AgentConfig.builder().forwardHeaders("x-tenant@127.0.0.1, authorization@*.elsewhere.svc"));

        HopAgents.Seen seen = agents.relay(front, Map.of("X-Tenant", "acme", "Authorization", "Bearer user"), "{}");

        assertThat(seen.tenant()).isEqualTo("acme");
        assertThat(seen.authorization()).isEmpty();
    }

    @Test
    void a_tool_that_needs_the_token_is_called_by_those_who_have_it() throws Exception {
        Secret token = new Secret("shared-token");
        RunningAgent vault =
                agents.start(new HopAgents.Locked(), AgentConfig.builder().authToken(token));
        RunningAgent front =
                agents.start(new HopAgents.Front(), AgentConfig.builder().authToken(token));

        assertThat(agents.call(front, "unlock", Map.of(), "{}").text()).isEqualTo("opened");
        assertThatThrownBy(() -> agents.call(vault, "open", Map.of(), "{}"))
                .isInstanceOfSatisfying(CallException.Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(401);
                    assertThat(refused.error().code()).isEqualTo(ErrorCode.UNAUTHORIZED.number());
                });
        assertThatThrownBy(() -> agents.call(vault, "open", Map.of("Authorization", "Bearer other"), "{}"))
                .isInstanceOf(CallException.Refused.class);
        assertThat(agents.call(vault, "open", Map.of("Authorization", "Bearer shared-token"), "{}")
                        .text())
                .isEqualTo("opened");
    }

    @Test
    void without_the_token_or_a_trusted_destination_nothing_is_sent() throws Exception {
        Secret token = new Secret("shared-token");
        agents.start(new HopAgents.Locked(), AgentConfig.builder().authToken(token));
        RunningAgent without = agents.start(new HopAgents.Front(), AgentConfig.builder());
        RunningAgent elsewhere = agents.start(
                new HopAgents.Front(), AgentConfig.builder().authToken(token).authDestinations("*.mesh.svc"));

        CallToolResult none = agents.call(without, "unlock", Map.of(), "{}");
        CallToolResult far = agents.call(elsewhere, "unlock", Map.of(), "{}");

        assertThat(none.failed()).isTrue();
        assertThat(none.text()).contains("open needs the mesh's token, and this agent has none");
        assertThat(far.failed()).isTrue();
        assertThat(far.text()).contains("may not go to 127.0.0.1").doesNotContain("shared-token");
    }

    @Test
    void an_agent_with_such_a_tool_does_not_start_without_a_token() {
        assertThatThrownBy(() -> agents.start(new HopAgents.Locked(), AgentConfig.builder()))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessageContaining("tool 'open' has authRequired, and no token is configured (expected: auth-token");
    }

    @Test
    void calls_to_others_are_counted_with_their_attempts() throws Exception {
        RunningAgent back = agents.start(new HopAgents.Looker(), AgentConfig.builder());
        RunningAgent front = agents.start(new HopAgents.Front(), AgentConfig.builder());
        agents.relay(front, Map.of(), "{}");
        agents.relay(front, Map.of(), "{}");

        String metrics = agents.metrics(front);

        assertThat(metrics.lines())
                .contains(
                        "mesh_calls_made_total{capability=\"look\",outcome=\"ok\"} 2.0",
                        "mesh_call_attempts_total{attempt=\"first\",capability=\"look\"} 2.0",
                        "mesh_endpoint_ejections_total{capability=\"look\"} 0.0",
                        "mesh_call_made_seconds_count{capability=\"look\"} 2",
                        "mesh_peer_condition{endpoint=\"http://127.0.0.1:" + back.port() + "\"} 0.0",
                        "mesh_registry_joined 1.0",
                        "mesh_shared_state{store=\"memory\"} 1.0");
    }
}
