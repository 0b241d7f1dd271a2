package dev.mesh4j.server.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of shared state does. */
abstract class SharedStateContract {

    static final Duration LONG = Duration.ofMinutes(10);

    /** A state that holds nothing yet; closed by the suite that made it. */
    abstract SharedState state();

    /** The shortest time to live the store is asked for here, and then lets pass. */
    abstract Duration shortTime();

    abstract void passShortTime();

    private StateGroup tasks() {
        return state().group("tasks");
    }

    @Test
    void what_was_put_is_read_until_it_is_deleted() {
        StateGroup tasks = state().group("tasks");

        Entry put = tasks.put("t1", "{\"status\":\"working\"} ünï \uD83D\uDE00", LONG);
        assertThat(tasks.get("t1")).contains(put);
        tasks.delete("t1");
        tasks.delete("t1");

        assertThat(tasks.get("t1")).isEmpty();
    }

    @Test
    void an_empty_value_is_a_value() {
        StateGroup tasks = tasks();

        Entry entry = tasks.put("t1", "", LONG);

        assertThat(tasks.get("t1")).contains(entry);
        assertThat(tasks.putIfAbsent("t1", "x", LONG)).isEqualTo(new Write.Taken(entry));
        assertThat(tasks.compareAndSet(entry, "x", LONG).written()).isTrue();
    }

    @Test
    void groups_do_not_share_keys() {
        SharedState state = state();

        state.group("a").put("b:c", "1", LONG);

        assertThat(state.group("b").get("b:c")).isEmpty();
        assertThat(state.group("a").get("c")).isEmpty();
        assertThat(state.group("a")).isSameAs(state.group("a"));
    }

    @Test
    void put_if_absent_says_who_was_there() {
        StateGroup owners = state().group("owners");

        Write first = owners.putIfAbsent("s1", "replica-1", LONG);
        Write second = owners.putIfAbsent("s1", "replica-2", LONG);

        Entry owner = owners.get("s1").orElseThrow();
        assertThat(owner.value()).isEqualTo("replica-1");
        assertThat(first).isEqualTo(new Write.Written(owner));
        assertThat(second).isEqualTo(new Write.Taken(owner));
    }

    @Test
    void exactly_one_of_a_hundred_puts_if_absent() throws Exception {
        StateGroup owners = state().group("owners");

        List<Write> writes = together(100, i -> owners.putIfAbsent("s1", "replica-" + i, LONG));

        Entry owner = owners.get("s1").orElseThrow();
        assertThat(writes.stream().filter(Write::written)).containsExactly(new Write.Written(owner));
        assertThat(writes).filteredOn(write -> !write.written()).containsOnly(new Write.Taken(owner));
    }

    @Test
    void compare_and_set_moves_only_what_is_still_as_it_was_read() {
        StateGroup tasks = tasks();
        Entry working = tasks.put("t1", "working", LONG);

        Write completed = tasks.compareAndSet(working, "completed", LONG);
        Write cancelled = tasks.compareAndSet(working, "cancelled", LONG);

        Entry now = tasks.get("t1").orElseThrow();
        assertThat(now.value()).isEqualTo("completed");
        assertThat(completed).isEqualTo(new Write.Written(now));
        assertThat(cancelled).isEqualTo(new Write.Taken(now));
    }

    @Test
    void compare_and_set_says_that_the_entry_is_gone() {
        StateGroup tasks = tasks();
        Entry working = tasks.put("t1", "working", LONG);
        tasks.delete("t1");

        assertThat(tasks.compareAndSet(working, "completed", LONG)).isEqualTo(new Write.Gone());
        assertThat(tasks.get("t1")).isEmpty();
    }

    @Test
    void an_equal_value_written_anew_is_not_the_entry_that_was_read() {
        StateGroup tasks = tasks();
        Entry first = tasks.put("t1", "working", LONG);
        Entry second = tasks.put("t1", "working", LONG);

        assertThat(tasks.compareAndSet(first, "completed", LONG)).isEqualTo(new Write.Taken(second));
        assertThat(tasks.delete(first)).isFalse();
        assertThat(tasks.touch(first, LONG)).isFalse();
    }

    @Test
    void no_update_of_a_hundred_is_lost() throws Exception {
        StateGroup counters = state().group("counters");
        counters.put("n", "0", LONG);

        together(100, i -> counters.update("n", LONG, SharedStateContract::plusOne));

        assertThat(counters.get("n").orElseThrow().value()).isEqualTo("100");
    }

    @Test
    void an_update_may_leave_the_entry_or_find_none() {
        StateGroup tasks = tasks();
        Entry done = tasks.put("t1", "completed", LONG);

        assertThat(tasks.update("t1", LONG, value -> Optional.empty())).isEqualTo(new Write.Taken(done));
        assertThat(tasks.update("t2", LONG, Optional::of)).isEqualTo(new Write.Gone());
    }

    @Test
    void an_entry_is_deleted_only_as_it_was_read() {
        StateGroup owners = state().group("owners");
        Entry owner = owners.put("s1", "replica-1", LONG);

        assertThat(owners.delete(owner)).isTrue();
        assertThat(owners.delete(owner)).isFalse();
        assertThat(owners.get("s1")).isEmpty();
    }

    @Test
    void an_entry_is_gone_when_its_time_is_over() {
        StateGroup tasks = tasks();
        Entry entry = tasks.put("t1", "working", shortTime());
        tasks.putIfAbsent("t2", "working", shortTime());
        tasks.compareAndSet(tasks.put("t3", "working", LONG), "completed", shortTime());

        passShortTime();

        await().untilAsserted(() -> assertThat(List.of(tasks.get("t1"), tasks.get("t2"), tasks.get("t3")))
                .containsOnly(Optional.empty()));
        assertThat(tasks.touch("t1", LONG)).isFalse();
        assertThat(tasks.touch(entry, LONG)).isFalse();
        assertThat(tasks.compareAndSet(entry, "completed", LONG)).isEqualTo(new Write.Gone());
        assertThat(tasks.putIfAbsent("t1", "again", LONG).written()).isTrue();
    }

    @Test
    void a_touch_starts_the_time_anew_and_keeps_the_stamp() {
        StateGroup sessions = state().group("sessions");
        Entry session = sessions.put("s1", "state", shortTime());
        Entry lease = sessions.put("s2", "replica-1", shortTime());
        sessions.put("s3", "untouched", shortTime());

        assertThat(sessions.touch("s1", LONG)).isTrue();
        assertThat(sessions.touch(lease, LONG)).isTrue();
        passShortTime();

        await().until(() -> sessions.get("s3").isEmpty());
        assertThat(sessions.get("s1")).contains(session);
        assertThat(sessions.get("s2")).contains(lease);
    }

    @Test
    void epochs_rise_whoever_asks() throws Exception {
        StateGroup owners = state().group("owners");
        long before = owners.nextEpoch("s1");

        List<Long> epochs = together(100, i -> owners.nextEpoch("s1"));

        assertThat(epochs).doesNotHaveDuplicates().allMatch(epoch -> epoch > before);
        assertThat(owners.nextEpoch("s1"))
                .isGreaterThan(epochs.stream().max(Long::compare).orElseThrow());
        assertThat(owners.get("s1")).isEmpty();
    }

    @Test
    void a_message_reaches_every_subscriber_of_its_group_once_and_in_order() {
        StateGroup tasks = tasks();
        List<String> one = new ArrayList<>();
        ConcurrentLinkedQueue<String> first = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> second = new ConcurrentLinkedQueue<>();
        tasks.subscribe(first::add);
        tasks.subscribe(second::add);
        state().group("other").subscribe(one::add);

        tasks.publish("t1 ü");
        tasks.publish("t2");

        await().untilAsserted(() -> {
            assertThat(first).containsExactly("t1 ü", "t2");
            assertThat(second).containsExactly("t1 ü", "t2");
        });
        assertThat(one).isEmpty();
    }

    @Test
    void a_closed_subscription_hears_nothing_more() {
        StateGroup tasks = tasks();
        ConcurrentLinkedQueue<String> closed = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> open = new ConcurrentLinkedQueue<>();
        Subscription subscription = tasks.subscribe(closed::add);
        tasks.subscribe(open::add);

        subscription.close();
        subscription.close();
        tasks.publish("t1");

        await().untilAsserted(() -> assertThat(open).containsExactly("t1"));
        assertThat(closed).isEmpty();
    }

    @Test
    void a_listener_that_fails_does_not_keep_others_from_hearing() {
        StateGroup tasks = tasks();
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        tasks.subscribe(message -> {
            throw new IllegalStateException("listener");
        });
        tasks.subscribe(heard::add);

        tasks.publish("t1");
        tasks.publish("t2");

        await().untilAsserted(() -> assertThat(heard).containsExactly("t1", "t2"));
    }

    @Test
    void the_largest_value_and_message_fit_and_larger_ones_are_refused() {
        StateGroup tasks = tasks();
        String largest = "x".repeat(Limits.VALUE);

        assertThat(tasks.put("k".repeat(Limits.KEY), largest, Limits.LONGEST).value())
                .isEqualTo(largest);
        assertThat(tasks.get("k".repeat(Limits.KEY)).orElseThrow().value()).isEqualTo(largest);
        tasks.publish("m".repeat(Limits.MESSAGE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> tasks.put("t1", "ü".repeat(Limits.VALUE / 2 + 1), LONG))
                .withMessage("value: 1048578 bytes (expected: at most 1048576 bytes of UTF-8)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tasks.publish("m".repeat(Limits.MESSAGE + 1)))
                .withMessage("message: 8193 characters (expected: at most 8192 bytes of UTF-8)");
    }

    @Test
    void what_no_store_could_keep_is_refused() {
        StateGroup tasks = tasks();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> state().group("a:b"))
                .withMessage("group: \"a:b\" (expected: 1 to 64 of a-z A-Z 0-9 . _ -)");
        assertThatIllegalArgumentException().isThrownBy(() -> state().group(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tasks.get("a b"))
                .withMessage("key: \"a b\" (expected: 1 to 200 visible ASCII characters)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tasks.delete("k".repeat(201)))
                .withMessageStartingWith("key: 201 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> tasks.nextEpoch(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tasks.put("t1", "\uD83D", LONG))
                .withMessageContaining("surrogate");
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofNanos(999_999), Duration.ofDays(366))) {
            assertThatIllegalArgumentException().isThrownBy(() -> tasks.put("t1", "x", wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> tasks.putIfAbsent("t1", "x", wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> tasks.touch("t1", wrong));
        }
    }

    @Test
    void a_closed_state_serves_nobody() {
        SharedState state = state();
        StateGroup tasks = state.group("tasks");
        tasks.subscribe(message -> {});

        state.close();
        state.close();

        assertThatThrownBy(() -> tasks.get("t1")).isInstanceOf(SharedStateException.class);
        assertThatThrownBy(() -> tasks.put("t1", "x", LONG)).isInstanceOf(SharedStateException.class);
        assertThatThrownBy(() -> tasks.publish("t1")).isInstanceOf(SharedStateException.class);
    }

    static Optional<String> plusOne(String value) {
        return Optional.of(Integer.toString(Integer.parseInt(value) + 1));
    }

    interface Numbered<T> {
        T call(int number) throws Exception;
    }

    static <T> List<T> together(int count, Numbered<T> work) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            calls.add(() -> work.call(number));
        }
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
        }
        return results;
    }
}
