package dev.mesh4j.registry.directory;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.fixture.PostgresServer;
import dev.mesh4j.registry.metrics.RegistryMeters;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.resolve.Rules;
import dev.mesh4j.registry.store.EventQuery;
import dev.mesh4j.registry.store.JdbcStore;
import dev.mesh4j.registry.store.StoreOptions;
import dev.mesh4j.server.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two registries on one PostgreSQL whose clocks are five minutes apart: none of their decisions knows. */
class TwoClocksTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void leases_changes_and_events_are_as_with_equal_clocks() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            StoreOptions options = new StoreOptions(server.newDatabase(), "", Secret.NONE, 1_000);
            try (JdbcStore storeOfA = JdbcStore.open(options);
                    JdbcStore storeOfB = JdbcStore.open(options);
                    Directory a = open(storeOfA, Duration.ZERO);
                    Directory b = open(storeOfB, Duration.ofMinutes(-5));
                    ScheduledExecutorService threads = Executors.newScheduledThreadPool(1)) {
                a.register(agent("at-a").tool("f", "cap").registered());
                b.register(agent("at-b").tool("f", "cap").registered());
                b.register(agent("silent").tool("f", "cap").registered());
                await().atMost(PATIENCE).until(() -> live(a) == 3 && live(b) == 3);
                threads.scheduleWithFixedDelay(() -> beatAndSweep(a, b), 0, 200, TimeUnit.MILLISECONDS);

                // expired once, by one of them, and only the one that is silent
                await().atMost(PATIENCE).until(() -> live(a) == 2 && live(b) == 2);
                a.register(agent("at-a").tool("f", "other").registered());
                await().atMost(PATIENCE)
                        .until(() -> b.find("at-a")
                                .orElseThrow()
                                .agent()
                                .tools()
                                .getFirst()
                                .capability()
                                .equals("other"));
                assertThat(b.revision()).isEqualTo(a.revision());

                List<Event> events = storeOfA.events(new EventQuery("expire", null, null, 10));
                assertThat(events).extracting(Event::agentId).containsExactly("silent");
            }
        }
    }

    private static void beatAndSweep(Directory a, Directory b) {
        a.beat("at-a", "");
        b.beat("at-b", "");
        a.sweep();
        b.sweep();
    }

    private static long live(Directory directory) {
        return directory.agents().stream().filter(AgentState::live).count();
    }

    private static Directory open(JdbcStore store, Duration ahead) {
        Clocks clocks = new Clocks() {
            @Override
            public Instant now() {
                return Instant.now().plus(ahead);
            }

            @Override
            public long nanos() {
                return System.nanoTime() + ahead.toNanos();
            }
        };
        return Directory.open(
                store, AgentBuilder::read, clocks, LEASE, Duration.ofMinutes(10), Rules.STANDARD, new RegistryMeters());
    }
}
