package dev.mesh4j.registry.store;

import static dev.mesh4j.registry.store.Stored.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.registry.fixture.PostgresServer;
import dev.mesh4j.server.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresStoreTest extends RegistryStoreContract {

    private static PostgresServer server;

    private String database;

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

    @Override
    JdbcStore open() throws SQLException {
        database = server.newDatabase();
        return JdbcStore.open(options(database).withEventRetention(KEPT_EVENTS));
    }

    private static StoreOptions options(String url) {
        return new StoreOptions(url, "", Secret.NONE, StoreOptions.EVENT_RETENTION);
    }

    @Test
    void everything_and_the_epoch_are_there_after_a_close() {
        store.commit(0, List.of(register("a"), register("b")), List.of());
        String epoch = store.epoch();
        store.close();

        store = JdbcStore.open(options(database));
        assertThat(agents()).extracting(StoredAgent::id).containsExactlyInAnyOrder("a", "b");
        assertThat(store.epoch()).isEqualTo(epoch);
        assertThat(store.load(agent -> {})).isEqualTo(2);
    }

    @Test
    void a_newer_schema_is_refused_and_stays_as_it_is() throws Exception {
        store.commit(0, List.of(register("a")), List.of());
        store.close();
        execute("UPDATE mesh SET schema_version = 99");

        assertThatThrownBy(() -> JdbcStore.open(options(database)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("database: postgresql://127.0.0.1:" + server.port())
                .hasMessageContaining("has schema version 99 (expected: at most 1; a newer registry wrote it");
        assertThat(query("SELECT count(*) FROM agent")).isEqualTo("1");
        assertThat(query("SELECT count(*) FROM flyway_schema_history")).isEqualTo("1");
    }

    @Test
    void the_database_of_another_program_is_refused_and_keeps_its_tables() throws Exception {
        String foreign = server.newDatabase();
        execute(foreign, "CREATE TABLE accounts (id INTEGER)");

        assertThatThrownBy(() -> JdbcStore.open(options(foreign)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be used");
        assertThat(query(foreign, "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("accounts");
    }

    @Test
    void two_replicas_may_start_on_an_empty_database_at_once() throws Exception {
        String fresh = server.newDatabase();
        List<JdbcStore> stores = List.of(1, 2, 3).parallelStream()
                .map(i -> JdbcStore.open(options(fresh)))
                .toList();

        assertThat(stores)
                .extracting(JdbcStore::epoch)
                .doesNotContain("")
                .containsOnly(stores.getFirst().epoch());
        stores.forEach(JdbcStore::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://mesh:%s@%s", "postgresql://mesh:%s@%s", "postgres://mesh:%s@%s"})
    void an_address_may_have_the_form_of_either_world(String form) {
        String place = "127.0.0.1:" + server.port()
                + database.substring(database.lastIndexOf('/')).replaceAll("\\?.*", "");
        try (JdbcStore again = JdbcStore.open(options(form.formatted(PostgresServer.PASSWORD, place)))) {
            assertThat(again.epoch()).isEqualTo(store.epoch());
        }
    }

    @Test
    void user_and_password_may_come_apart_from_the_address() {
        String bare = database.replaceAll("\\?.*", "");
        StoreOptions options = new StoreOptions(
                bare, PostgresServer.USER, new Secret(PostgresServer.PASSWORD), StoreOptions.EVENT_RETENTION);
        try (JdbcStore again = JdbcStore.open(options)) {
            assertThat(again.epoch()).isEqualTo(store.epoch());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:1/mesh?user=mesh&password=pa55word",
                "postgresql://mesh:pa55word@127.0.0.1:1/mesh",
                "postgresql://mesh:pa55word@127.0.0.1:1",
                "postgresql://mesh:pa55word@/mesh",
                "postgresql:mesh:pa55word",
                "postgresql://mesh:pa55word@127.0.0.1:notaport/mesh",
                "jdbc:postgresql://127.0.0.1:1/mesh?password=pa55word&sslmode=pa55word"
            })
    void a_password_is_in_no_message(String url) {
        assertThatThrownBy(() -> JdbcStore.open(options(url)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("database: ")
                .hasMessageContaining("(expected: ")
                .satisfies(e -> {
                    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                        assertThat(String.valueOf(cause.getMessage())).doesNotContain("pa55word");
                    }
                });
        assertThat(options(url).toString()).doesNotContain("pa55word");
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        StoreOptions options = new StoreOptions(
                server.address("postgres"), PostgresServer.USER, new Secret("pa55word"), StoreOptions.EVENT_RETENTION);

        assertThatThrownBy(() -> JdbcStore.open(options))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("pa55word");
    }

    @Test
    void a_database_that_went_back_has_a_new_epoch() throws Exception {
        store.commit(0, List.of(register("a"), register("b")), List.of());
        store.load(agent -> {});
        String epoch = store.epoch();
        store.load(agent -> {});
        assertThat(store.epoch()).isEqualTo(epoch);

        execute("UPDATE mesh SET revision = 1");
        assertThat(store.load(agent -> {})).isEqualTo(1);
        assertThat(store.epoch()).isNotEqualTo(epoch);
    }

    private void execute(String sql) throws SQLException {
        execute(database, sql);
    }

    private String query(String sql) throws SQLException {
        return query(database, sql);
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database)) {
            Rows.execute(connection, sql);
        }
    }

    private static String query(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database)) {
            return Rows.text(connection, sql);
        }
    }
}
