package dev.mesh4j.registry.store;

import static dev.mesh4j.registry.fixture.EventFixture.event;
import static dev.mesh4j.registry.fixture.EventFixture.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Event.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link RegistryStore} promises. */
abstract class RegistryStoreContract {

    static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");
    static final int KEPT_EVENTS = 20;

    RegistryStore store;

    /** A new store without content that keeps {@value #KEPT_EVENTS} events. */
    abstract RegistryStore open() throws Exception;

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
        assertThat(store.agents()).isEmpty();
        assertThat(store.events(EventQuery.newest(50))).isEmpty();
    }

    @Test
    void an_agent_comes_back_as_it_was_saved() {
        StoredAgent saved = stored("a", T0);
        store.save(saved, List.of());

        assertThat(store.agents()).containsExactly(saved);
    }

    @Test
    void times_keep_their_nanoseconds() {
        Instant precise = Instant.parse("2026-11-21T10:00:00.123456789Z");
        store.save(new StoredAgent("a", registration("a"), true, precise, precise.plusNanos(1)), List.of());

        assertThat(store.agents().getFirst().createdAt()).isEqualTo(precise);
        assertThat(store.agents().getFirst().lastSeen()).isEqualTo(precise.plusNanos(1));
    }

    @Test
    void replacing_an_agent_keeps_its_creation_and_its_place() {
        store.save(stored("b", T0), List.of());
        store.save(stored("a", T0.plusSeconds(1)), List.of());
        AgentRegistration changed = AgentBuilder.agent("b").tool("g", "other").registration();
        store.save(new StoredAgent("b", changed, false, T0.plusSeconds(9), T0.plusSeconds(9)), List.of());

        assertThat(store.agents())
                .containsExactly(
                        new StoredAgent("b", changed, false, T0, T0.plusSeconds(9)), stored("a", T0.plusSeconds(1)));
    }

    @Test
    void agents_come_in_the_order_of_their_first_registration_whatever_the_fraction_of_the_second() {
        List<String> order = new ArrayList<>();
        for (long nanos : new long[] {0, 1, 100_000_000, 100_000_001, 123_000_000, 123_456_000, 900_000_000}) {
            String id = "z" + (9 - order.size());
            store.save(stored(id, T0.plusNanos(nanos)), List.of());
            order.add(id);
        }

        assertThat(store.agents()).extracting(StoredAgent::id).containsExactlyElementsOf(order);
    }

    @Test
    void an_expired_agent_stays_but_is_not_live() {
        store.save(stored("a", T0), List.of());
        store.save(stored("b", T0), List.of());
        store.expire(List.of("b", "never-there"), List.of(event(Type.EXPIRE, "b", "")));

        assertThat(store.agents()).extracting(StoredAgent::live).containsExactly(true, false);
        assertThat(store.events(EventQuery.newest(5)))
                .extracting(Event::agentId)
                .containsExactly("b");
    }

    @Test
    void a_removed_agent_is_gone_and_may_come_back_as_new() {
        store.save(stored("a", T0), List.of());
        store.save(stored("b", T0), List.of());
        store.remove(List.of("a", "never-there"), List.of());
        assertThat(store.agents()).extracting(StoredAgent::id).containsExactly("b");

        store.save(stored("a", T0.plusSeconds(5)), List.of());
        assertThat(store.agents()).containsExactly(stored("b", T0), stored("a", T0.plusSeconds(5)));
    }

    @Test
    void seen_moves_only_the_last_sign_of_life_of_known_agents() {
        store.save(stored("a", T0), List.of());
        store.save(stored("b", T0), List.of());
        store.seen(Map.of("b", T0.plusSeconds(7), "never-there", T0));

        assertThat(store.agents())
                .containsExactly(stored("a", T0), new StoredAgent("b", registration("b"), true, T0, T0.plusSeconds(7)));
    }

    @Test
    void nothing_to_do_is_done() {
        store.expire(List.of(), List.of());
        store.remove(List.of(), List.of());
        store.seen(Map.of());
        store.append(List.of());

        assertThat(store.agents()).isEmpty();
    }

    @Test
    void events_come_newest_first_within_and_across_writes() {
        store.append(numbered(0, 2));
        store.save(stored("a", T0), numbered(2, 4));
        store.expire(List.of("a"), numbered(4, 5));
        store.remove(List.of("a"), numbered(5, 6));

        assertThat(store.events(EventQuery.newest(50)))
                .extracting(Event::agentId)
                .containsExactly("e5", "e4", "e3", "e2", "e1", "e0");
    }

    @Test
    void an_event_comes_back_as_it_was_appended() {
        Event event = new Event(
                Type.DEPENDENCY_RESOLVED,
                "a",
                "näme",
                "f",
                T0.plusNanos(5),
                Map.of("capability", "ü", "provider", "p.f"));
        store.append(List.of(event));

        assertThat(store.events(EventQuery.newest(1))).containsExactly(event);
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
        Instant at = T0;
        store.append(List.of(
                new Event(Type.REGISTER, "a", "a0", "", at, Map.of()),
                new Event(Type.REGISTER, "b", "b1", "", at, Map.of()),
                new Event(Type.EXPIRE, "a", "a2", "g", at, Map.of()),
                new Event(Type.EXPIRE, "b", "b3", "f", at, Map.of()),
                new Event(Type.EXPIRE, "a", "a4", "f", at, Map.of())));

        List<String> names = store.events(new EventQuery(type, agent, function, limit)).stream()
                .map(Event::agentName)
                .toList();

        assertThat(String.join(" ", names)).isEqualTo(found);
    }

    @Test
    void only_the_newest_events_are_kept() {
        for (int i = 0; i < 10; i++) {
            store.append(numbered(i * 5, i * 5 + 5));
        }

        List<Event> events = store.events(EventQuery.newest(500));
        assertThat(events).hasSize(KEPT_EVENTS);
        assertThat(events.getFirst().agentId()).isEqualTo("e49");
        assertThat(events.getLast().agentId()).isEqualTo("e30");
    }

    @Test
    void one_write_of_more_events_than_are_kept_keeps_the_newest() {
        store.append(numbered(0, KEPT_EVENTS * 3));

        List<Event> events = store.events(EventQuery.newest(500));
        assertThat(events).hasSize(KEPT_EVENTS);
        assertThat(events.getFirst().agentId()).isEqualTo("e59");
    }

    @Test
    void text_of_every_script_comes_back() {
        String text = "Zürich 東京 Ελλάδα \uD83D\uDE80 'quoted' \"double\" \\ % _ ; -- \u0000 \u202E";
        AgentRegistration registration = AgentBuilder.agent("a")
                .set("description", text)
                .tool("f", "cap")
                .registration();
        store.save(new StoredAgent("a", registration, true, T0, T0), List.of());

        assertThat(store.agents().getFirst().registration()).isEqualTo(registration);
    }

    @Test
    void a_registration_of_a_megabyte_comes_back() {
        AgentRegistration registration = AgentBuilder.agent("a")
                .set("description", "é".repeat(1_000_000))
                .tool("f", "cap")
                .registration();
        store.save(new StoredAgent("a", registration, true, T0, T0), List.of());

        assertThat(store.agents().getFirst().registration()).isEqualTo(registration);
    }

    @Test
    void thirty_two_threads_that_save_at_once_lose_nothing() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 32; thread++) {
                String prefix = "t" + thread + "-";
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        store.save(stored(prefix + i, T0), numbered(i, i + 1));
                        assertThat(store.events(EventQuery.newest(1))).hasSize(1);
                    }
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }

        assertThat(store.agents())
                .extracting(StoredAgent::id)
                .doesNotHaveDuplicates()
                .hasSize(32 * 50);
        assertThat(store.events(EventQuery.newest(500))).hasSize(KEPT_EVENTS);
    }

    @Test
    void a_closed_store_may_be_closed_again_and_refuses_work() {
        store.close();
        store.close();

        assertThatThrownBy(() -> store.save(stored("a", T0), List.of())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.agents()).isInstanceOf(StoreException.class);
    }

    static AgentRegistration registration(String id) {
        return AgentBuilder.agent(id).tool("f", "cap").registration();
    }

    static StoredAgent stored(String id, Instant at) {
        return new StoredAgent(id, registration(id), true, at, at);
    }
}
