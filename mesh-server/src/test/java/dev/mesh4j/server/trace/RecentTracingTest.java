package dev.mesh4j.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.protocol.trace.TraceSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentTracingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final TraceContext SAMPLED = new TraceContext("00-" + TRACE + "-" + PARENT + "-01", "k=v", "a=b");
    private static final TraceContext UNSAMPLED = new TraceContext("00-" + TRACE + "-" + PARENT + "-00", null, null);

    private final AtomicLong nanos = new AtomicLong(50);
    private final RecentSpans spans = new RecentSpans(3);
    private final Tracing tracing = tracing(Tracing.OFF);

    private Tracing tracing(Tracing next) {
        return new RecentTracing(spans, next, () -> Instant.ofEpochSecond(7, 8_000), nanos::get);
    }

    private static SpanStart served(@Nullable TraceContext parent) {
        return new SpanStart(SpanStart.Side.SERVER, "greet", parent, Map.of());
    }

    @Test
    void a_call_in_a_trace_is_kept_with_its_time_and_outcome() {
        CallSpan span = tracing.begin(served(SAMPLED));
        nanos.addAndGet(2_500_000);
        span.ended();

        TraceContext within = Objects.requireNonNull(span.context());
        assertThat(spans.of(TRACE))
                .containsExactly(new TraceSpan(
                        TRACE, within.spanId(), PARENT, "server", "greet", null, null, null, 7_000_008L, 2_500L, "ok"));
        assertThat(within.spanId()).isNotEqualTo(PARENT).hasSize(16);
        assertThat(within).isEqualTo(new TraceContext("00-" + TRACE + "-" + within.spanId() + "-01", "k=v", "a=b"));
    }

    @Test
    void what_a_client_says_of_its_call_and_how_it_failed_are_kept() {
        tracing.begin(new SpanStart(
                        SpanStart.Side.CLIENT,
                        "now",
                        SAMPLED,
                        Map.of(
                                SpanStart.CAPABILITY,
                                "time_service",
                                SpanStart.PROVIDER,
                                "clock-1",
                                SpanStart.ATTEMPT,
                                "retry",
                                "server.address",
                                "127.0.0.1")))
                .failed("timeout");

        assertThat(spans.of(TRACE).getFirst())
                .extracting(
                        TraceSpan::side,
                        TraceSpan::capability,
                        TraceSpan::provider,
                        TraceSpan::attempt,
                        TraceSpan::outcome)
                .containsExactly("client", "time_service", "clock-1", "retry", "timeout");
    }

    @Test
    void a_call_outside_of_a_trace_or_of_one_that_nobody_samples_leaves_nothing() {
        assertThat(tracing.writes(null)).isFalse();
        assertThat(tracing.writes(UNSAMPLED)).isFalse();
        assertThat(tracing.writes(SAMPLED)).isTrue();

        CallSpan none = tracing.begin(served(null));
        none.ended();
        CallSpan unsampled = tracing.begin(served(UNSAMPLED));
        unsampled.failed("timeout");

        assertThat(none.context()).isNull();
        assertThat(unsampled.context()).isEqualTo(UNSAMPLED);
        assertThat(spans.of(TRACE)).isEmpty();
    }

    @Test
    void the_newest_take_the_place_of_the_oldest_and_each_trace_is_apart() {
        String other = TRACE.replace('0', '1');
        for (int i = 0; i < 5; i++) {
            tracing.begin(served(SAMPLED)).failed("f" + i);
        }
        tracing.begin(served(new TraceContext("00-" + other + "-" + PARENT + "-01", null, null)))
                .ended();

        assertThat(spans.of(TRACE)).extracting(TraceSpan::outcome).containsExactly("f3", "f4");
        assertThat(spans.of(other)).extracting(TraceSpan::outcome).containsExactly("ok");
        assertThat(spans.of("ffffffffffffffffffffffffffffffff")).isEmpty();
    }

    @Test
    void the_next_tracing_gets_the_same_and_names_the_span() {
        List<String> heard = new ArrayList<>();
        TraceContext named = new TraceContext("00-" + TRACE + "-00000000000000aa-01", null, null);
        Tracing both = tracing(new Heard(heard, named));

        assertThat(both.writes(null)).isTrue();
        CallSpan span = both.begin(served(null));
        span.failed("timeout");
        both.begin(served(SAMPLED)).ended();
        both.close();

        assertThat(span.context()).isEqualTo(named);
        assertThat(heard).containsExactly("timeout", "ended", "closed");
        assertThat(spans.of(TRACE))
                .extracting(TraceSpan::spanId, TraceSpan::parentId)
                .containsExactly(tuple("00000000000000aa", null), tuple("00000000000000aa", PARENT));
    }

    @Test
    void spans_without_room_change_nothing() {
        assertThat(Tracing.keeping(new RecentSpans(0), Tracing.OFF)).isSameAs(Tracing.OFF);
        assertThat(Tracing.keeping(spans, Tracing.OFF).writes(SAMPLED)).isTrue();
    }

    /** Begins spans of one name, and remembers what became of them. */
    private record Heard(List<String> heard, TraceContext context) implements Tracing {

        @Override
        public CallSpan begin(SpanStart start) {
            return new CallSpan() {
                @Override
                public TraceContext context() {
                    return context;
                }

                @Override
                public void ended() {
                    heard.add("ended");
                }

                @Override
                public void failed(String type) {
                    heard.add(type);
                }
            };
        }

        @Override
        public void close() {
            heard.add("closed");
        }
    }
}
