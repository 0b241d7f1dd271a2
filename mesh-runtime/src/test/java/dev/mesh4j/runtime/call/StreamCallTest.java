package dev.mesh4j.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.stream.ResultItems;
import dev.mesh4j.protocol.client.stream.ToolItem;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.FakePeer;
import dev.mesh4j.runtime.invoke.LocalExchange;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.policy.DependencyPolicy;
import dev.mesh4j.runtime.policy.PolicyLayer;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.schema.TypeSchemas;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamCallTest {

    private static final DependencyName NUMBERS = new DependencyName("numbers", "numbers");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final CallContext CALL = CallContext.begin();
    private static final Duration SHORT = Duration.ofMillis(200);

    private final HttpTransport http = new HttpTransport();
    private Target target = new Target.Unresolved("nothing yet");

    @MeshAgent(name = "local")
    public static final class LocalAgent {

        final AtomicInteger produced = new AtomicInteger();
        final CountDownLatch closed = new CountDownLatch(1);
        volatile CurrentCall within;

        @MeshTool(capability = "numbers")
        public Stream<Integer> numbers() {
            within = CurrentCall.get();
            return Stream.generate(produced::incrementAndGet).onClose(closed::countDown);
        }

        @MeshTool(capability = "plain")
        public List<Integer> plain() {
            return List.of(1, 2);
        }

        @MeshTool(capability = "stuck", streaming = true)
        public void stuck() throws InterruptedException {
            try {
                new CountDownLatch(1).await();
            } finally {
                closed.countDown();
            }
        }
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void the_next_provider_is_asked_when_one_cannot_be_reached() throws Exception {
        try (FakePeer second = FakePeer.answering(arguments -> FakePeer.text("second"))) {
            target = new Target.Remote(TestProviders.ranked(PolicyLayer.STREAMING, FakePeer.deadUrl(), second.url()));

            try (OpenItems items = stream(CallOptions.NONE)) {
                assertThat(items.next()).isNull();
                assertThat(items.result().text()).isEqualTo("second");
            }
        }
    }

    @Test
    void a_stream_is_asked_for_where_the_policy_says_so() throws Exception {
        try (FakePeer peer = FakePeer.answering(arguments -> FakePeer.text("whole"))) {
            target = new Target.Remote(TestProviders.at(PolicyLayer.NONE, peer.url()));
            stream(CallOptions.NONE).close();
            stream(CallOptions.NONE.withStreaming(true)).close();
            target = new Target.Remote(TestProviders.at(PolicyLayer.STREAMING, peer.url()));
            stream(CallOptions.NONE).close();
            stream(CallOptions.NONE.withStreaming(false)).close();

            assertThat(peer.calls().stream().map(params -> params.path("_meta").has("dev.mesh4j/stream")))
                    .containsExactly(false, true, true, false);
        }
    }

    @Test
    void a_connection_counts_as_taken_until_the_stream_is_over() throws Exception {
        try (FakePeer peer = FakePeer.answering(arguments -> FakePeer.text("whole"))) {
            Candidates one = TestProviders.at(PolicyLayer.STREAMING, peer.url());
            target = new Target.Remote(one);

            OpenItems read = stream(CallOptions.NONE);
            OpenItems closed = stream(CallOptions.NONE);
            assertThat(one.first().peer().outstanding()).isEqualTo(2);
            assertThat(read.next()).isNull();
            read.close();
            assertThat(one.first().peer().outstanding()).isEqualTo(1);
            closed.close();
            assertThat(one.first().peer().outstanding()).isZero();
        }
    }

    @Test
    void a_stream_is_heard_of_when_it_is_over() throws Exception {
        List<CallObserver.Outcome> heard = new CopyOnWriteArrayList<>();
        CallObserver.OfDependency observer = new CallObserver.OfDependency() {
            @Override
            public void ended(CallObserver.Outcome outcome, long nanos) {
                heard.add(outcome);
            }
        };
        try (FakePeer peer = FakePeer.answering(arguments -> FakePeer.text("whole"))) {
            target = new Target.Remote(TestProviders.at(PolicyLayer.STREAMING, peer.url()));
            Calling calling = new Calling(
                    NUMBERS,
                    () -> target,
                    DependencyPolicy.DEFAULT,
                    CallOptions.NONE,
                    Json.mapper().createObjectNode(),
                    null,
                    observer);
            ToolCaller caller = TestProviders.caller(http, atMost -> {});

            OpenItems items = caller.stream(calling, new RetryBudget());
            assertThat(heard).isEmpty();
            items.next();
            items.close();
            assertThat(heard).containsExactly(CallObserver.Outcome.OK);

            target = new Target.Unresolved("gone");
            assertThatThrownBy(() -> caller.stream(calling, new RetryBudget()))
                    .isInstanceOf(DependencyUnavailableException.class);
            assertThat(heard).containsExactly(CallObserver.Outcome.OK, CallObserver.Outcome.UNAVAILABLE);
        }
    }

    @Test
    void a_stream_has_no_end_but_that_of_the_call_it_is_read_for() {
        Provider provider =
                TestProviders.at(PolicyLayer.STREAMING, "http://127.0.0.1:1").first();
        CurrentCall within = new CurrentCall(new LocalExchange(), System.nanoTime() + LONG.toNanos(), CALL);

        assertThat(new OutgoingCall(calling(CallOptions.NONE, null), provider, provider.policy())
                        .streamCall(SHORT)
                        .headers())
                .doesNotContainKey(Headers.TIMEOUT);
        assertThat(new OutgoingCall(calling(CallOptions.NONE, within), provider, provider.policy())
                        .streamCall(SHORT)
                        .headers()
                        .get(Headers.TIMEOUT))
                .satisfies(millis -> assertThat(Long.parseLong(millis)).isBetween(1_000L, LONG.toMillis()));
    }

    @Test
    void the_end_of_the_call_ends_its_streams() {
        LocalAgent agent = new LocalAgent();
        bind(agent, "stuck");
        CurrentCall within = new CurrentCall(new LocalExchange(), System.nanoTime() + SHORT.toNanos(), CALL);
        OpenItems items =
                TestProviders.caller(http, atMost -> {}).stream(calling(CallOptions.NONE, within), new RetryBudget());

        assertThatThrownBy(items::next).isInstanceOf(CallException.TimedOut.class);
    }

    @Test
    void a_tool_of_the_same_agent_is_a_few_items_ahead_and_ends_with_its_reader() throws Exception {
        LocalAgent agent = new LocalAgent();
        bind(agent, "numbers");
        CurrentCall within = new CurrentCall(new LocalExchange(), System.nanoTime() + LONG.toNanos(), CALL);

        try (OpenItems items =
                TestProviders.caller(http, atMost -> {}).stream(calling(CallOptions.NONE, within), new RetryBudget())) {
            for (int i = 1; i <= 1000; i++) {
                assertThat(items.next()).isEqualTo(new ToolItem("" + i, true));
                assertThat(agent.produced.get() - i).isLessThan(20);
            }
            assertThat(agent.within).isSameAs(within);
        }
        assertThat(agent.closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.produced.get()).isLessThan(1020);
        assertThat(http.connections()).isZero();
    }

    @Test
    void a_tool_of_the_same_agent_that_does_not_stream_gives_its_result() {
        bind(new LocalAgent(), "plain");

        try (OpenItems items = stream(CallOptions.NONE)) {
            assertThat(items.next()).isNull();
            assertThat(items.result().structuredContent())
                    .isEqualTo(Json.mapper().readTree("[1,2]"));
        }
    }

    @Test
    void the_wait_for_a_tool_of_the_same_agent_ends_and_with_it_the_tool() throws Exception {
        LocalAgent agent = new LocalAgent();
        bind(agent, "stuck");

        OpenItems items = stream(CallOptions.timeout(SHORT));
        assertThatThrownBy(items::next).isInstanceOf(CallException.TimedOut.class);
        assertThat(agent.closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_stream_that_its_reader_forgot_is_closed() {
        CountDownLatch closed = new CountDownLatch(1);
        open(closed);

        await().atMost(LONG).until(() -> {
            System.gc();
            return closed.getCount() == 0;
        });
    }

    private static void open(CountDownLatch closed) {
        ToolItems items = new ToolItems() {
            @Override
            public @Nullable ToolItem next(Duration atMost) {
                return new ToolItem("", false);
            }

            @Override
            public CallToolResult result() {
                return CallToolResult.error("");
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        assertThat(new OpenItems(items, LONG, null).closedBy(Cleaner.create()).next())
                .isNotNull();
        assertThat(new ResultItems(CallToolResult.error("x")).next(LONG)).isNull();
    }

    private void bind(LocalAgent agent, String tool) {
        var descriptor = AgentReader.read(List.of(LocalAgent.class)).tools().stream()
                .filter(one -> one.name().equals(tool))
                .findFirst()
                .orElseThrow();
        target = new Target.Local(new LocalTool(descriptor, agent, new TypeSchemas(), List.of(), () -> ""));
    }

    private OpenItems stream(CallOptions options) {
        return TestProviders.caller(http, atMost -> {}).stream(calling(options, null), new RetryBudget());
    }

    private Calling calling(CallOptions options, @Nullable CurrentCall within) {
        return new Calling(
                NUMBERS,
                () -> target,
                DependencyPolicy.DEFAULT,
                options,
                Json.mapper().createObjectNode(),
                within);
    }
}
