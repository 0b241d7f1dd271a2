package dev.mesh4j.meshctl.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.protocol.trace.TraceReply;
import dev.mesh4j.protocol.trace.TraceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracePageTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static TraceSpan served(String id, @Nullable String parent, String tool, long at, long took, String end) {
        return new TraceSpan(TRACE, id, parent, "server", tool, null, null, null, at, took, end);
    }

    private static TraceSpan made(
            String id, String parent, String provider, @Nullable String attempt, long at, long took, String end) {
        return new TraceSpan(TRACE, id, parent, "client", "now", "time", provider, attempt, at, took, end);
    }

    private static TraceReply told(String name, TraceSpan... spans) {
        return new TraceReply(name + "-1", name, List.of(spans));
    }

    private static List<String> page(List<Silent> silent, TraceReply... agents) {
        return TracePage.lines(new CollectedTrace(TRACE, List.of(agents), silent), Style.PLAIN);
    }

    @Test
    void a_call_is_one_line_with_its_time_split_in_three() {
        TraceReply greeter = told(
                "greeter",
                made("c1", "s1", "clock-1", null, 1_010_000, 60_000, "ok"),
                served("s1", "root", "greet", 1_000_000, 100_000, "ok"));
        // another clock, an hour ahead
        TraceReply clock = told("clock", served("s2", "c1", "now", 3_601_020_000L, 40_000, "ok"));

        assertThat(page(List.of(), greeter, clock))
                .containsExactly(
                        "trace " + TRACE + ": 2 calls, 2 agents, 100 ms",
                        "CALL           TOOK     OWN      WAY      WHEN                      OUTCOME",
                        "greeter.greet  100 ms   40.0 ms  -        ━━━━━━━━━━━━━━━━━━━━━━━━  ok",
                        "└─ clock.now   60.0 ms  40.0 ms  20.0 ms    ━━━━━━━━━━━━━━          ok");
    }

    @Test
    void calls_side_by_side_are_waited_for_once() {
        TraceReply greeter = told(
                "greeter",
                made("c1", "s1", "clock-1", null, 1_000, 50_000, "ok"),
                made("c2", "s1", "clock-1", null, 1_000, 60_000, "ok"),
                served("s1", null, "greet", 0, 100_000, "ok"));

        assertThat(page(List.of(), greeter).get(2)).startsWith("greeter.greet   100 ms   40.0 ms");
    }

    @Test
    void what_failed_and_what_was_tried_instead_are_seen() {
        TraceReply greeter = told(
                "greeter",
                made("c1", "s1", "clock-1", null, 0, 1_500, "not_sent"),
                made("c2", "s1", "clock-2", "retry", 2_000, 30_000, "timeout"),
                made("c3", "s1", "clock-2", "retry", 40_000, 900, "ok"),
                made("c4", "s1", "clock-2", "hedge", 40_100, 800, "ok"),
                served("s1", null, "greet", 0, 50_000, "ok"));
        TraceReply clock = told("clock", served("s2", "c2", "now", 2_500, 35_000, "ok"));

        List<String> page = page(List.of(new Silent("other-1", "no answer within 2000 ms")), greeter, clock);

        assertThat(page.get(3)).startsWith("├─ clock-1.now  1.50 ms  -").endsWith("  not_sent");
        assertThat(page.get(4)).startsWith("├─ clock.now").endsWith("  timeout, served: ok (failover)");
        assertThat(page.get(5))
                .startsWith("├─ clock-2.now  900 µs")
                .endsWith("  ok, the other side told nothing (retry)");
        assertThat(page.get(6)).startsWith("└─ clock-2.now").endsWith("(hedge)");
        assertThat(page.getLast()).isEqualTo("other-1 told nothing: no answer within 2000 ms");
    }

    @Test
    void a_call_below_one_of_an_agent_that_tells_nothing_stands_alone() {
        TraceReply one = told("one", served("a", "unknown", "first", 5_000, 1_000, "tool_error"));
        TraceReply two = told("two", served("b", "gone", "second", 1_000, 9_000, "ok"));

        List<String> page = page(List.of(), one, two);

        assertThat(page.getFirst()).endsWith("2 calls, 2 agents, 9.00 ms");
        assertThat(page.get(2)).startsWith("two.second");
        assertThat(page.get(3)).startsWith("one.first").endsWith("tool_error");
    }

    @Test
    void spans_that_are_their_own_parents_or_told_twice_come_to_an_end() {
        TraceSpan looped = served("a", "b", "x", 0, 1, "ok");
        TraceSpan loop = served("b", "a", "y", 0, 1, "ok");
        TraceSpan root = served("r", null, "z", 0, 1, "ok");

        assertThat(page(List.of(), told("one", looped, loop, root), told("two", root)))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("one.z");
        assertThat(page(List.of(), told("one", served("a", "a", "x", 0, 1, "ok"))))
                .hasSize(2);
    }

    @Test
    void what_an_agent_tells_does_not_steer_the_terminal() {
        List<String> page = page(
                List.of(new Silent("\u001b]2;x\u0007", "y")),
                told("\u001b]2;evil\u0007", served("a", null, "x", 0, 1, "\u0008ok")));

        assertThat(String.join("\n", page)).doesNotContain("\u001b", "\u0007", "\u0008");
    }
}
