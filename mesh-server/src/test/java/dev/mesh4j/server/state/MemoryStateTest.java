package dev.mesh4j.server.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryStateTest extends SharedStateContract {

    private final MovableClock clock = new MovableClock();
    private final SharedState state = new MemoryState(clock, 100, 4L << 20);

    @Override
    SharedState state() {
        return state;
    }

    @Override
    Duration shortTime() {
        return Duration.ofSeconds(1);
    }

    @Override
    void passShortTime() {
        clock.move(Duration.ofSeconds(1));
    }

    @Test
    void an_entry_lives_to_its_last_millisecond() {
        StateGroup tasks = state.group("tasks");
        tasks.put("t1", "x", Duration.ofMillis(10));

        clock.move(Duration.ofMillis(9));
        assertThat(tasks.get("t1")).isPresent();
        clock.move(Duration.ofMillis(1));

        assertThat(tasks.get("t1")).isEmpty();
    }

    @Test
    void a_full_memory_refuses_new_entries_and_keeps_the_old() {
        StateGroup tasks = state.group("tasks");
        for (int i = 0; i < 100; i++) {
            tasks.put("t" + i, "x", LONG);
        }

        assertThatThrownBy(() -> tasks.putIfAbsent("new", "x", LONG))
                .isInstanceOf(SharedStateException.class)
                .hasMessage("shared state in memory: full, 100 entries of 100 bytes"
                        + " (expected: at most 100 of 4194304; shorter times to live, or Redis)");
        assertThat(tasks.put("t0", "y", LONG).value()).isEqualTo("y");
        tasks.delete("t0");
        assertThat(tasks.putIfAbsent("new", "x", LONG).written()).isTrue();
    }

    @Test
    void bytes_are_bounded_too_and_come_back() {
        StateGroup tasks = state.group("tasks");
        String large = "x".repeat(1 << 20);
        for (int i = 0; i < 4; i++) {
            tasks.put("t" + i, large, Duration.ofSeconds(1));
        }

        assertThatThrownBy(() -> tasks.put("t4", "x", LONG)).isInstanceOf(SharedStateException.class);
        tasks.put("t0", large, Duration.ofSeconds(1));
        clock.move(Duration.ofSeconds(1));

        assertThat(tasks.put("t4", large, LONG).value()).hasSize(1 << 20);
    }

    @Test
    void what_nobody_reads_any_more_is_swept() {
        MemoryEntries entries = new MemoryEntries(clock, 100, 100);
        for (int i = 0; i < 50; i++) {
            entries.put(new MemoryEntries.Slot("tasks", "t" + i), "x", Duration.ofSeconds(1));
        }

        clock.move(Duration.ofSeconds(31));
        entries.put(new MemoryEntries.Slot("tasks", "new"), "x", LONG);

        assertThat(entries.size()).isEqualTo(1);
    }

    @Test
    void epochs_follow_the_clock_and_never_go_back() {
        StateGroup owners = state.group("owners");

        long first = owners.nextEpoch("s1");
        clock.move(Duration.ofHours(-1));
        long second = owners.nextEpoch("s1");
        clock.move(Duration.ofHours(2));

        assertThat(second).isEqualTo(first + 1);
        assertThat(owners.nextEpoch("s1")).isEqualTo(first + Duration.ofHours(1).toMillis() * 1000);
    }

    @Test
    void memory_is_not_shared() {
        assertThat(state.isShared()).isFalse();
        assertThat(SharedState.open(null, "mesh4j")).isInstanceOf(MemoryState.class);
    }
}
