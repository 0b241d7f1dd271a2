package dev.mesh4j.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.FakePeer;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.policy.DependencyPolicy;
import dev.mesh4j.runtime.policy.PolicyLayer;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.schema.TypeSchemas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ToolCallerTest {

    private static final DependencyName TIME = new DependencyName("time", "time[+fast] >=1");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final HttpTransport http = new HttpTransport();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicReference<Target> target = new AtomicReference<>(new Target.Unresolved("no provider matches"));

    @MeshAgent(name = "local")
    public static final class LocalAgent {
        @MeshTool(capability = "time")
        public String now() {
            return "local";
        }
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void the_best_provider_is_asked_with_its_tool_and_arguments() throws Exception {
        try (FakePeer best = peer("best");
                FakePeer other = peer("other")) {
            bind(best.url(), other.url());
            ObjectNode arguments = Json.mapper().createObjectNode().put("zone", "UTC");

            assertThat(caller().call(calling(arguments, LONG), new RetryBudget())
                            .text())
                    .isEqualTo("best");
            assertThat(best.calls()).singleElement().satisfies(params -> {
                assertThat(params.get("name").stringValue()).isEqualTo("now");
                assertThat(params.get("arguments")).isEqualTo(arguments);
            });
            assertThat(other.calls()).isEmpty();
            assertThat(refreshes).hasValue(0);
        }
    }

    @Test
    void a_provider_that_refuses_connections_is_skipped_and_left_alone_for_a_while() throws Exception {
        try (FakePeer second = peer("second");
                FakePeer third = peer("third")) {
            Candidates candidates = bind(FakePeer.deadUrl(), second.url(), third.url());

            assertThat(call()).isEqualTo("second");
            assertThat(candidates.first().peer().condition()).isEqualTo(Peer.Condition.LEFT_ALONE);

            second.close();
            assertThat(call()).isEqualTo("third");
            assertThat(refreshes).hasValue(0);
        }
    }

    @Test
    void a_call_that_was_sent_is_never_repeated() throws Exception {
        AtomicInteger received = new AtomicInteger();
        try (ServerSocket broken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                FakePeer other = peer("other")) {
            Thread.ofVirtual().start(() -> readAndClose(broken, received));
            bind("http://127.0.0.1:" + broken.getLocalPort(), other.url());

            assertThatThrownBy(this::call).isInstanceOf(CallException.Lost.class);
            assertThat(received).hasValue(1);
            assertThat(other.calls()).isEmpty();
            assertThat(refreshes).hasValue(0);
        }
    }

    @Test
    void a_provider_that_is_too_slow_is_given_up_and_no_other_is_asked() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                FakePeer other = peer("other")) {
            bind("http://127.0.0.1:" + silent.getLocalPort(), other.url());

            assertThatThrownBy(() -> caller().call(calling(none(), Duration.ofMillis(200)), new RetryBudget()))
                    .isInstanceOf(CallException.TimedOut.class);
            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void when_nobody_can_be_reached_the_registry_is_asked_once_and_its_news_are_tried() throws Exception {
        try (FakePeer fresh = peer("fresh")) {
            bind(FakePeer.deadUrl());
            String freshUrl = fresh.url();

            CallToolResult result = caller(() -> bind(freshUrl)).call(calling(none(), LONG), new RetryBudget());

            assertThat(result.text()).isEqualTo("fresh");
            assertThat(refreshes).hasValue(1);
        }
    }

    @Test
    void an_unresolved_dependency_names_itself_and_the_reason() {
        assertThatThrownBy(this::call)
                .isInstanceOfSatisfying(
                        DependencyUnavailableException.class,
                        e -> assertThat(e.capability()).isEqualTo("time"))
                .hasMessage("dependency time[+fast] >=1 is unavailable: no provider matches");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void the_reason_after_a_refresh_is_the_newer_one() {
        ToolCaller caller = caller(() -> target.set(new Target.Unresolved("version: 1 provider is older")));

        assertThatThrownBy(() -> caller.call(calling(none(), LONG), new RetryBudget()))
                .hasMessageEndingWith("unavailable: version: 1 provider is older");
    }

    @Test
    void when_nobody_can_be_reached_each_is_named() throws Exception {
        bind(FakePeer.deadUrl(), FakePeer.deadUrl());

        assertThatThrownBy(this::call)
                .isInstanceOf(DependencyUnavailableException.class)
                .hasMessageContainingAll("agent-0: ", "; agent-1: ", "cannot be reached");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void a_failed_result_is_returned_and_not_tried_elsewhere() throws Exception {
        try (FakePeer failing = FakePeer.answering(arguments -> CallToolResult.error("out of time"));
                FakePeer other = peer("other")) {
            bind(failing.url(), other.url());

            CallToolResult result = caller().call(calling(none(), LONG), new RetryBudget());

            assertThat(result.failed()).isTrue();
            assertThat(result.text()).isEqualTo("out of time");
            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void a_local_tool_is_called_without_the_network_and_keeps_the_callers_arguments() {
        var descriptor = AgentReader.read(List.of(LocalAgent.class)).tools().getFirst();
        target.set(
                new Target.Local(new LocalTool(descriptor, new LocalAgent(), new TypeSchemas(), List.of(), () -> "")));

        assertThat(call()).isEqualTo("local");
        assertThat(http.connections()).isZero();
        assertThat(refreshes).hasValue(0);
    }

    @Test
    void no_providers_are_refused() {
        assertThatThrownBy(() -> new Candidates(List.of())).hasMessage("providers: [] (expected: at least one)");
    }

    private String call() {
        return caller().call(calling(none(), LONG), new RetryBudget()).text();
    }

    private ToolCaller caller() {
        return caller(() -> {});
    }

    private ToolCaller caller(Runnable news) {
        return TestProviders.caller(http, atMost -> {
            refreshes.incrementAndGet();
            news.run();
        });
    }

    private Calling calling(ObjectNode arguments, Duration timeout) {
        return new Calling(TIME, target::get, DependencyPolicy.DEFAULT, CallOptions.timeout(timeout), arguments, null);
    }

    private Candidates bind(String... urls) {
        Candidates candidates = TestProviders.ranked(PolicyLayer.NONE, urls);
        target.set(new Target.Remote(candidates));
        return candidates;
    }

    private static ObjectNode none() {
        return Json.mapper().createObjectNode();
    }

    private static FakePeer peer(String answer) throws IOException {
        return FakePeer.answering(arguments -> FakePeer.text(answer));
    }

    /** Takes each request's beginning and hangs up without a word. */
    private static void readAndClose(ServerSocket server, AtomicInteger received) {
        byte[] buffer = new byte[64 * 1024];
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                StringBuilder request = new StringBuilder();
                while (request.indexOf("tools/call\"") < 0) {
                    int count = connection.getInputStream().read(buffer);
                    if (count < 0) {
                        break;
                    }
                    request.append(new String(buffer, 0, count, java.nio.charset.StandardCharsets.UTF_8));
                }
                received.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }
}
