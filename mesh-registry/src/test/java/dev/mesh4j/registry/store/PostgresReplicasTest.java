package dev.mesh4j.registry.store;

import static dev.mesh4j.registry.store.Stored.move;
import static dev.mesh4j.registry.store.Stored.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.registry.fixture.PostgresServer;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.server.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two registries on one PostgreSQL hear of each other. */
class PostgresReplicasTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static PostgresServer server;

    private final List<String> heardByA = new CopyOnWriteArrayList<>();
    private final List<String> heardByB = new CopyOnWriteArrayList<>();
    private String database;
    private JdbcStore a;
    private JdbcStore b;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void openStores() throws Exception {
        database = server.newDatabase();
        a = open(heardByA);
        b = open(heardByB);
    }

    @AfterEach
    void closeStores() {
        a.close();
        b.close();
    }

    /** It hears that something may have changed as soon as it listens. */
    private JdbcStore open(List<String> heard) {
        JdbcStore store = JdbcStore.open(new StoreOptions(database, "", Secret.NONE, StoreOptions.EVENT_RETENTION));
        store.load(agent -> {});
        store.follow(new Heard(heard));
        await().atMost(PATIENCE).until(() -> heard.contains("changed"));
        heard.clear();
        return store;
    }

    @Test
    void a_commit_is_heard_by_the_other() {
        Committed committed = a.commit(0, List.of(register("x")), List.of());
        await().atMost(PATIENCE).until(() -> heardByB.contains("changed"));

        assertThat(b.since(0)).isEqualTo(committed);
        b.commit(1, List.of(register("y")), List.of());
        await().atMost(PATIENCE).until(() -> heardByA.contains("changed"));
    }

    @Test
    void one_commit_brings_what_the_other_did_before_it() {
        a.commit(0, List.of(register("x"), register("y")), List.of());
        Committed committed = b.commit(0, List.of(register("z"), move("x", 1, Presence.SUSPECT)), List.of());

        assertThat(committed.revision()).isEqualTo(4);
        assertThat(committed.newer())
                .extracting(agent -> agent.id() + " " + agent.presence() + " " + agent.revision())
                .containsExactly("y LIVE 2", "z LIVE 3", "x SUSPECT 4");
    }

    @Test
    void asking_for_the_newest_revision_makes_nobody_deaf() {
        for (int i = 0; i < 5; i++) {
            a.commit(i, List.of(register("x" + i)), List.of());
            assertThat(b.since(Long.MAX_VALUE).revision()).isEqualTo(i + 1);
            await().atMost(PATIENCE).until(() -> heardByB.contains("changed"));
            heardByB.clear();
        }
    }

    @Test
    void what_an_agent_was_told_goes_round() {
        for (int i = 0; i < 300; i++) {
            a.told("agent" + i, "print" + i);
        }
        await().atMost(PATIENCE).until(() -> heardByB.size() >= 300);

        assertThat(heardByB).hasSize(300).contains("agent0 was told print0", "agent299 was told print299");
        assertThat(heardByA).isEmpty();
    }

    @Test
    void a_lost_connection_is_a_gap() throws Exception {
        try (Connection admin = DriverManager.getConnection(database)) {
            int ended = Rows.select(
                            admin,
                            row -> row.getBoolean(1),
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE datname = current_database() AND query LIKE 'LISTEN%' OR query = 'SELECT 1'")
                    .size();
            assertThat(ended).isPositive();
        }
        await().atMost(PATIENCE).until(() -> heardByA.contains("gap") && heardByB.contains("gap"));

        a.commit(0, List.of(register("x")), List.of());
        await().atMost(PATIENCE).until(() -> heardByB.contains("changed"));
    }

    @Test
    void both_write_at_once_and_each_sees_every_change_once() throws Exception {
        List<JdbcStore> stores = List.of(a, b);
        List<List<Long>> seen = stores.parallelStream()
                .map(store -> {
                    List<Long> revisions = new CopyOnWriteArrayList<>();
                    long known = 0;
                    for (int i = 0; i < 100; i++) {
                        String id = (store == a ? "a" : "b") + i;
                        Committed committed = store.commit(known, List.of(register(id)), List.of());
                        committed.newer().forEach(agent -> revisions.add(agent.revision()));
                        known = committed.revision();
                    }
                    store.since(known).newer().forEach(agent -> revisions.add(agent.revision()));
                    return revisions;
                })
                .toList();

        // one that ended first has not seen the last ones of the other
        for (List<Long> revisions : seen) {
            assertThat(revisions).isSorted().doesNotHaveDuplicates();
            assertThat(revisions.getLast()).isEqualTo((long) revisions.size());
        }
        assertThat(a.load(agent -> {})).isEqualTo(200);
    }
}
