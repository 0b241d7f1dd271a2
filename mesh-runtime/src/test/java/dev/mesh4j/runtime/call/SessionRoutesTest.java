package dev.mesh4j.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionRoutesTest {

    private static final List<String> THREE = List.of("a", "b", "c");

    private final AtomicLong now = new AtomicLong();
    private final SessionRoutes routes = new SessionRoutes(now::get, 100);

    @Test
    void callers_that_know_nothing_agree_whatever_the_order_of_candidates() {
        List<String> backwards = new ArrayList<>(THREE);
        Collections.reverse(backwards);

        for (int i = 0; i < 100; i++) {
            assertThat(new SessionRoutes().order("s" + i, backwards)).isEqualTo(routes.order("s" + i, THREE));
        }
    }

    @Test
    void sessions_spread_evenly() {
        for (String instance : THREE) {
            assertThat(IntStream.range(0, 3_000)
                            .filter(i -> routes.first("s" + i, THREE).equals(instance)))
                    .hasSizeBetween(850, 1_150);
        }
    }

    @Test
    void only_the_sessions_of_one_that_goes_move() {
        for (int i = 0; i < 300; i++) {
            String before = routes.first("s" + i, THREE);
            if (!before.equals("c")) {
                assertThat(routes.first("s" + i, List.of("a", "b"))).isEqualTo(before);
            }
        }
    }

    @Test
    void the_known_owner_comes_first_and_a_silent_one_last() {
        String last = routes.order("s1", THREE).getLast();
        String first = routes.order("s1", THREE).getFirst();

        routes.served("s1", last);
        assertThat(routes.order("s1", THREE)).startsWith(last);
        assertThat(routes.owner("s1")).isEqualTo(last);
        routes.silent("s1", first);

        assertThat(routes.order("s1", THREE)).endsWith(first);
        assertThat(routes.owner("s1")).isNull();
        assertThat(routes.order("s1", List.of(first))).containsExactly(first);
    }

    @Test
    void what_is_known_is_forgotten_in_time() {
        routes.served("s1", "a");
        routes.silent("s2", "a");

        now.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(routes.owner("s1")).isEqualTo("a");
        assertThat(routes.order("s2", THREE)).isEqualTo(new SessionRoutes().order("s2", THREE));
        now.addAndGet(Duration.ofMinutes(10).toNanos());

        assertThat(routes.owner("s1")).isNull();
        assertThat(routes.size()).isZero();
    }

    @Test
    void it_is_bounded_and_forgets_what_was_not_used() {
        routes.served("used", "a");
        for (int i = 0; i < 500; i++) {
            routes.served("s" + i, "b");
            routes.owner("used");
        }

        assertThat(routes.size()).isEqualTo(100);
        assertThat(routes.owner("used")).isEqualTo("a");
    }
}
