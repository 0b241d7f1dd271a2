package dev.mesh4j.registry.store;

import static dev.mesh4j.registry.fixture.EventFixture.event;
import static dev.mesh4j.registry.fixture.EventFixture.numbered;
import static dev.mesh4j.registry.store.Stored.move;
import static dev.mesh4j.registry.store.Stored.register;
import static dev.mesh4j.registry.store.Stored.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Event.Type;
import dev.mesh4j.registry.model.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link RegistryStore} promises. */
abstract class RegistryStoreContract {

    static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");
    static final int KEPT_EVENTS = 20;

    JdbcStore store;

    /** A new store without content that keeps {@value #KEPT_EVENTS} events. */
    abstract JdbcStore open() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    @Test
    void a_new_store_is_empty() {
        assertThat(agents()).isEmpty();
        assertThat(store.load(agent -> {})).isZero();
        assertThat(store.epoch()).isNotEmpty();
        assertThat(store.find("a")).isEmpty();
        assertThat(store.schemas("a")).isEmpty();
        assertThat(store.events(EventQuery.newest(50))).isEmpty();
    }

    @Test
    void an_agent_comes_back_as_it_was_saved() {
        StoredAgent saved = new StoredAgent(
                "a",
                Presence.SUSPECT,
                "{\"name\": \"a\"}",
                "d1",
                "k1",
                Instant.parse("2026-11-21T10:00:00.123456789Z"),
                Instant.parse("2026-11-21T10:00:00.123456790Z"),
                1);
        Committed committed = store.commit(0, List.of(new Change.Register(saved, "{}", List.of())), List.of());

        assertThat(committed).isEqualTo(new Committed(1, List.of(saved)));
        assertThat(agents()).containsExactly(saved);
        assertThat(store.find("a")).contains(saved);
        assertThat(store.load(agent -> {})).isEqualTo(1);
    }

    @Test
    void each_change_has_a_revision_of_its_own_in_the_order_they_were_given() {
        Committed first = store.commit(0, List.of(register("b"), register("a"), register("c")), List.of());
        Committed second = store.commit(first.revision(), List.of(register("a"), register("d")), List.of());

        assertThat(first.newer()).extracting(StoredAgent::id).containsExactly("b", "a", "c");
        assertThat(first.newer()).extracting(StoredAgent::revision).containsExactly(1L, 2L, 3L);
        assertThat(second.newer()).extracting(StoredAgent::id).containsExactly("a", "d");
        assertThat(second.revision()).isEqualTo(5);
    }

    @Test
    void the_newer_rows_are_those_since_the_revision_that_the_caller_knows() {
        store.commit(0, List.of(register("a"), register("b")), List.of());

        assertThat(store.since(0).newer()).extracting(StoredAgent::id).containsExactly("a", "b");
        assertThat(store.since(1)).isEqualTo(new Committed(2, List.of(stored("b", T0, 2))));
        assertThat(store.since(2)).isEqualTo(new Committed(2, List.of()));
        assertThat(store.since(Long.MAX_VALUE)).isEqualTo(new Committed(2, List.of()));
        assertThat(store.commit(1, List.of(register("c")), List.of()).newer())
                .extracting(StoredAgent::id)
                .containsExactly("b", "c");
    }

    @Test
    void one_agent_may_change_several_times_in_one_commit() {
        Committed committed = store.commit(
                0,
                List.of(
                        register("a"),
                        register("b"),
                        move("a", 1, Presence.SUSPECT),
                        register("a"),
                        move("b", 2, Presence.EXPIRED),
                        move("a", 4, Presence.LEFT)),
                List.of());

        assertThat(committed.newer())
                .extracting(agent -> agent.id() + " " + agent.presence() + " " + agent.revision())
                .containsExactly("b EXPIRED 5", "a LEFT 6");
    }

    @Test
    void a_move_is_made_only_on_the_revision_it_was_meant_for() {
        store.commit(0, List.of(register("a"), register("b")), List.of());
        Committed committed = store.commit(
                2,
                List.of(
                        move("a", 9, Presence.EXPIRED, event(Type.EXPIRE, "a", "")),
                        move("never-there", 1, Presence.EXPIRED, event(Type.EXPIRE, "never-there", "")),
                        move("b", 2, Presence.EXPIRED, event(Type.EXPIRE, "b", ""))),
                List.of());

        assertThat(committed.newer()).extracting(StoredAgent::id).containsExactly("b");
        assertThat(store.find("a").orElseThrow().presence()).isEqualTo(Presence.LIVE);
        assertThat(store.find("b").orElseThrow().lastSeen()).isEqualTo(T0.plusSeconds(9));
        assertThat(eventAgents()).containsExactly("b");
    }

    @Test
    void a_replaced_agent_keeps_its_creation() {
        store.commit(0, List.of(register("a", T0)), List.of());
        store.commit(1, List.of(register("a", T0.plusSeconds(9))), List.of());

        assertThat(store.find("a").orElseThrow().createdAt()).isEqualTo(T0);
        assertThat(store.find("a").orElseThrow().lastSeen()).isEqualTo(T0.plusSeconds(9));
    }

    @Test
    void an_agent_that_left_is_heard_of_but_not_found_and_may_come_back_as_new() {
        store.commit(0, List.of(register("a", T0), register("b", T0)), List.of());
        Committed committed = store.commit(2, List.of(move("a", 1, Presence.LEFT)), List.of());

        assertThat(committed.newer()).extracting(StoredAgent::presence).containsExactly(Presence.LEFT);
        assertThat(store.since(2).newer()).extracting(StoredAgent::id).containsExactly("a");
        assertThat(agents()).extracting(StoredAgent::id).containsExactly("b");
        assertThat(store.find("a")).isEmpty();

        store.commit(3, List.of(register("a", T0.plusSeconds(5))), List.of());
        assertThat(store.find("a").orElseThrow().createdAt()).isEqualTo(T0.plusSeconds(5));
    }

    @Test
    void what_is_kept_of_an_agent_that_left_goes_in_time_and_revisions_do_not_go_back() {
        store.commit(0, List.of(register("a"), register("b")), List.of());
        store.commit(2, List.of(move("b", 2, Presence.LEFT)), List.of());
        store.sweep(Duration.ofHours(1));
        assertThat(store.since(2).newer()).hasSize(1);

        store.sweep(Duration.ofSeconds(-1));
        assertThat(store.since(2).newer()).isEmpty();
        assertThat(store.schemas("b")).isEmpty();
        assertThat(store.schemas("a")).isPresent();
        assertThat(store.commit(3, List.of(register("c")), List.of()).revision())
                .isEqualTo(4);
    }

    @Test
    void schemas_are_kept_beside_the_agent() {
        store.commit(0, List.of(new Change.Register(stored("a", T0, 0), "{\"h\":{}}", List.of())), List.of());
        assertThat(store.schemas("a")).contains("{\"h\":{}}");

        store.commit(1, List.of(new Change.Register(stored("a", T0, 0), "{\"i\":{}}", List.of())), List.of());
        assertThat(store.schemas("a")).contains("{\"i\":{}}");
    }

    @Test
    void seen_moves_only_the_last_sign_of_life_of_known_agents() {
        store.commit(0, List.of(register("a"), register("b")), List.of());
        store.seen(Map.of("b", T0.plusSeconds(7), "never-there", T0));
        store.seen(Map.of());

        assertThat(store.find("a")).contains(stored("a", T0, 1));
        assertThat(store.find("b").orElseThrow().lastSeen()).isEqualTo(T0.plusSeconds(7));
        assertThat(store.since(2).newer()).isEmpty();
    }

    @Test
    void many_are_seen_at_once() {
        List<Change> changes = IntStream.range(0, 2_500)
                .<Change>mapToObj(i -> register("a" + i))
                .toList();
        store.commit(0, changes, List.of());
        Map<String, Instant> seen = new HashMap<>();
        changes.forEach(change -> seen.put(change.agentId(), T0.plusSeconds(1)));
        store.seen(seen);

        assertThat(agents()).hasSize(2_500).allMatch(agent -> agent.lastSeen().equals(T0.plusSeconds(1)));
    }

    @Test
    void nothing_to_do_is_done() {
        assertThat(store.commit(7, List.of(), List.of())).isEqualTo(new Committed(7, List.of()));
        store.probe();

        assertThat(agents()).isEmpty();
    }

    @Test
    void events_come_newest_first_within_and_across_writes() {
        store.commit(0, List.of(), numbered(0, 2));
        store.commit(0, List.of(new Change.Register(stored("a", T0, 0), "{}", numbered(2, 4))), numbered(4, 6));

        assertThat(eventAgents()).containsExactly("e5", "e4", "e3", "e2", "e1", "e0");
    }

    @Test
    void an_event_comes_back_as_it_was_appended_with_an_id() {
        Event event = new Event(
                Type.DEPENDENCY_RESOLVED,
                "a",
                "näme",
                "f",
                T0.plusNanos(5),
                Map.of("capability", "ü\u0000", "provider", "p.f"));
        store.commit(0, List.of(), List.of(event));

        Event kept = store.events(EventQuery.newest(1)).getFirst();
        assertThat(kept.id()).isPositive();
        assertThat(kept).usingRecursiveComparison().ignoringFields("id").isEqualTo(event);
    }

    @ParameterizedTest(name = "type {0} agent {1} function {2} limit {3}")
    @CsvSource(nullValues = "any", textBlock = """
            any,      any,  any, 50, 'a4 b3 a2 b1 a0'
            any,      any,  any, 2,  'a4 b3'
            register, any,  any, 50, 'b1 a0'
            any,      a,    any, 50, 'a4 a2 a0'
            any,      any,  f,   50, 'a4 b3'
            expire,   a,    f,   50, 'a4'
            expire,   a,    any, 1,  'a4'
            update,   any,  any, 50, ''
            nonsense, any,  any, 50, ''
            any,      any,  f" OR 1=1 --, 50, ''
            """, quoteCharacter = '\'')
    void each_filter_and_the_limit_apply(String type, String agent, String function, int limit, String found) {
        appendFive();

        List<String> names = store.events(new EventQuery(type, agent, function, limit)).stream()
                .map(Event::agentName)
                .toList();

        assertThat(String.join(" ", names)).isEqualTo(found);
    }

    @Test
    void the_next_page_begins_before_the_last_event_of_the_one_before() {
        appendFive();
        List<String> pages = new ArrayList<>();
        Long before = null;
        for (int page = 0; page < 4; page++) {
            List<Event> events = store.events(new EventQuery(null, null, null, before, 2));
            pages.add(String.join(" ", events.stream().map(Event::agentName).toList()));
            before = events.isEmpty() ? before : Long.valueOf(events.getLast().id());
            // newer ones do not move what was there
            store.commit(0, List.of(), numbered(page, page + 1));
        }

        assertThat(pages).containsExactly("a4 b3", "a2 b1", "a0", "");
        assertThat(store.events(new EventQuery("register", null, null, before, 5)))
                .isEmpty();
    }

    private void appendFive() {
        store.commit(
                0,
                List.of(),
                List.of(
                        new Event(Type.REGISTER, "a", "a0", "", T0, Map.of()),
                        new Event(Type.REGISTER, "b", "b1", "", T0, Map.of()),
                        new Event(Type.EXPIRE, "a", "a2", "g", T0, Map.of()),
                        new Event(Type.EXPIRE, "b", "b3", "f", T0, Map.of()),
                        new Event(Type.EXPIRE, "a", "a4", "f", T0, Map.of())));
    }

    @Test
    void only_the_newest_events_are_kept() {
        for (int i = 0; i < 10; i++) {
            store.commit(0, List.of(), numbered(i * 5, i * 5 + 5));
        }
        assertThat(eventAgents()).hasSize(KEPT_EVENTS).startsWith("e49").endsWith("e30");

        store.sweep(Duration.ofHours(1));
        assertThat(eventAgents()).hasSize(KEPT_EVENTS).startsWith("e49").endsWith("e30");
    }

    @Test
    void one_write_of_more_events_than_are_kept_keeps_the_newest() {
        store.commit(0, List.of(), numbered(0, KEPT_EVENTS * 3));

        assertThat(eventAgents()).hasSize(KEPT_EVENTS).startsWith("e59");
    }

    @Test
    void text_of_every_script_comes_back() {
        String text = "Zürich 東京 Ελλάδα \uD83D\uDE80 'quoted' \"double\" \\ % _ ; -- \u202E é".repeat(20_000);
        store.commit(
                0,
                List.of(new Change.Register(
                        new StoredAgent("a", Presence.LIVE, text, "d", "", T0, T0, 0), text, List.of())),
                List.of());

        assertThat(store.find("a").orElseThrow().registration()).isEqualTo(text);
        assertThat(store.schemas("a")).contains(text);
    }

    @Test
    void thirty_two_threads_that_commit_at_once_lose_nothing() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 32; thread++) {
                String prefix = "t" + thread + "-";
                writers.add(threads.submit(() -> {
                    long known = 0;
                    for (int i = 0; i < 20; i++) {
                        String id = prefix + i;
                        Committed committed = store.commit(known, List.of(register(id)), numbered(i, i + 1));
                        assertThat(committed.newer())
                                .extracting(StoredAgent::id)
                                .contains(id);
                        assertThat(committed.newer().getLast().revision()).isEqualTo(committed.revision());
                        known = committed.revision();
                    }
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }

        assertThat(agents()).extracting(StoredAgent::id).doesNotHaveDuplicates().hasSize(32 * 20);
        assertThat(agents()).extracting(StoredAgent::revision).doesNotHaveDuplicates();
        assertThat(store.events(EventQuery.newest(500))).hasSize(KEPT_EVENTS);
    }

    @Test
    void a_failure_in_the_middle_changes_nothing() {
        store.commit(0, List.of(register("a")), List.of());
        Change broken = new Change.Move("a", 1, Presence.EXPIRED, T0, false, List.of());
        assertThatThrownBy(() -> store.commit(
                        1, List.of(broken, new Change.Register(stored("b", T0, 0), nothing(), List.of())), List.of()))
                .isInstanceOf(StoreException.class);

        assertThat(store.find("a").orElseThrow().presence()).isEqualTo(Presence.LIVE);
        assertThat(store.find("b")).isEmpty();
        assertThat(store.commit(1, List.of(register("c")), List.of()).revision())
                .isEqualTo(2);
    }

    /** Schemas that no store takes. */
    @SuppressWarnings("NullAway")
    private static String nothing() {
        return null;
    }

    @Test
    void a_closed_store_may_be_closed_again_and_refuses_work() {
        store.close();
        store.close();

        assertThatThrownBy(() -> store.commit(0, List.of(register("a")), List.of()))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> agents()).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.find("a")).isInstanceOf(StoreException.class);
    }

    final List<StoredAgent> agents() {
        List<StoredAgent> agents = new ArrayList<>();
        store.load(agents::add);
        return agents;
    }

    final List<String> eventAgents() {
        return store.events(EventQuery.newest(500)).stream().map(Event::agentId).toList();
    }
}
