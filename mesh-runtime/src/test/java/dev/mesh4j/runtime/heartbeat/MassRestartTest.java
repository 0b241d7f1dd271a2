package dev.mesh4j.runtime.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.registry.BeatAnswer;
import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.protocol.registry.WatchEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many agents lose their registry, which comes back: in time of its own, nothing waits. */
class MassRestartTest {

    private static final int AGENTS = 5_000;
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final long SECOND = 1_000_000_000;
    private static final long STEADY_PER_SECOND = AGENTS / INTERVAL.toSeconds();
    private static final long LOST_AT = 60 * SECOND;
    private static final RegisterAnswer ACCEPTED =
            new RegisterAnswer.Accepted(new RegistrationReply("success", null, null, null, null, null, null, null), "");

    private final Random random = new Random(4711);
    private final List<Heartbeat> agents = new ArrayList<>();
    private final PriorityQueue<long[]> due = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
    private final long[] wakes = new long[AGENTS];
    private final Set<Integer> known = new HashSet<>();
    private final Set<Integer> watching = new HashSet<>();
    /** Requests of all kinds, answered or not, by tenth of a second. */
    private final TreeMap<Long, Integer> requests = new TreeMap<>();

    private long registeredAt;

    @ParameterizedTest(name = "away {0} ms, forgets {1}, watches {2}, started within {3} ms")
    @CsvSource({
        "0, true, true, 5000",
        "0, false, true, 5000",
        "0, true, true, 10",
        "0, false, true, 10",
        "1000, true, true, 5000",
        "4000, true, true, 10",
        "4000, false, true, 5000",
        "30000, true, true, 5000",
        "30000, false, true, 10",
        "600000, true, true, 5000",
        "0, true, false, 5000",
        "30000, true, false, 5000",
    })
    void all_agents_are_back_within_ten_seconds_and_no_storm_breaks(
            long awayMillis, boolean forgets, boolean watches, long startedWithin) {
        long backAt = LOST_AT + awayMillis * 1_000_000;
        start(watches, startedWithin * 1_000_000);
        run(0, LOST_AT, true);
        lose(LOST_AT, forgets);
        run(LOST_AT, backAt, false);
        run(backAt, backAt + 60 * SECOND, true);

        assertThat(known).hasSize(AGENTS);
        if (forgets) {
            assertThat(registeredAt - backAt).isLessThan(10 * SECOND);
        }
        assertThat(watching).hasSize(watches ? AGENTS : 0);
        assertThat(busiestSecondFrom(LOST_AT)).isLessThan(3 * STEADY_PER_SECOND);
    }

    private void start(boolean watches, long within) {
        for (int i = 0; i < AGENTS; i++) {
            long at = (long) (random.nextDouble() * within);
            Heartbeat agent = new Heartbeat(INTERVAL, Duration.ofSeconds(1), random::nextDouble, at, watches);
            agents.add(agent);
            schedule(i, at);
        }
    }

    private void schedule(int agent, long now) {
        wakes[agent] = now + agents.get(agent).pause(now).toNanos();
        due.add(new long[] {wakes[agent], agent});
    }

    private void lose(long now, boolean forgets) {
        if (forgets) {
            known.clear();
        }
        for (int agent : Set.copyOf(watching)) {
            agents.get(agent).watched(new WatchEnd.Broken("reset"), now);
            schedule(agent, now);
        }
        watching.clear();
    }

    private void run(long from, long until, boolean up) {
        while (due.element()[0] < until) {
            long[] next = due.remove();
            int agent = (int) next[1];
            if (next[0] == wakes[agent]) {
                long now = Math.max(from, next[0]);
                act(agent, now, up);
                schedule(agent, now);
            }
        }
    }

    private void act(int id, long now, boolean up) {
        Heartbeat agent = agents.get(id);
        requests.merge(now / (SECOND / 10), 1, Integer::sum);
        switch (agent.begin(now)) {
            case REGISTER -> {
                agent.registered(up ? ACCEPTED : new RegisterAnswer.Unavailable("refused"), true, now);
                if (up && known.add(id)) {
                    registeredAt = now;
                }
            }
            case BEAT -> agent.beaten(beat(id, up), true, now);
            case WATCH -> {
                if (up && known.contains(id)) {
                    agent.watching(now);
                    watching.add(id);
                } else {
                    agent.watched(up ? new WatchEnd.Unknown() : new WatchEnd.Broken("refused"), now);
                }
            }
        }
    }

    private BeatAnswer beat(int id, boolean up) {
        if (!up) {
            return new BeatAnswer.Unavailable("refused");
        }
        return known.contains(id) ? new BeatAnswer.Unchanged() : new BeatAnswer.Unknown();
    }

    private long busiestSecondFrom(long from) {
        long busiest = 0;
        for (long tenth : requests.tailMap(from / (SECOND / 10)).keySet()) {
            int sum = requests.subMap(tenth, tenth + 10).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            busiest = Math.max(busiest, sum);
        }
        return busiest;
    }
}
