package dev.mesh4j.registry.store;

import static dev.mesh4j.registry.fixture.EventFixture.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteStoreTest extends RegistryStoreContract {

    @TempDir
    Path folder;

    @Override
    RegistryStore open() {
        return SqliteStore.open(folder.resolve("mesh.db"), KEPT_EVENTS);
    }

    @Test
    void everything_is_there_after_a_close() throws SQLException {
        fill();
        store.close();

        try (RegistryStore again = open()) {
            assertFilled(again);
        }
        assertThat(pragma(folder.resolve("mesh.db"), "integrity_check")).isEqualTo("ok");
    }

    @Test
    void everything_is_there_after_a_kill() throws Exception {
        fill();
        Path killed = Files.createDirectory(folder.resolve("killed"));
        for (String file : List.of("mesh.db", "mesh.db-wal")) {
            Files.copy(folder.resolve(file), killed.resolve(file));
        }
        assertThat(killed.resolve("mesh.db-wal")).isNotEmptyFile();

        try (RegistryStore again = SqliteStore.open(killed.resolve("mesh.db"))) {
            assertFilled(again);
        }
        assertThat(pragma(killed.resolve("mesh.db"), "integrity_check")).isEqualTo("ok");
    }

    @Test
    void every_connection_has_the_pragmas() throws SQLException {
        SqliteConnections connections = new SqliteConnections(folder.resolve("other.db"));
        for (int i = 0; i < 3; i++) {
            try (Connection connection = connections.open()) {
                assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
                assertThat(pragma(connection, "synchronous")).isEqualTo("1");
                assertThat(pragma(connection, "busy_timeout")).isEqualTo("1000");
                assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
            }
        }
    }

    @Test
    void a_newer_file_is_refused_and_stays_as_it_is() throws Exception {
        Path file = folder.resolve("newer.db");
        SqliteStore.open(file).close();
        execute(file, "PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> SqliteStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer.db has schema version 99 (expected: at most 1; a newer registry wrote it");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void the_database_of_another_program_is_refused_and_keeps_its_tables() throws Exception {
        Path file = folder.resolve("foreign.db");
        execute(file, "CREATE TABLE accounts (id INTEGER)");

        assertThatThrownBy(() -> SqliteStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("foreign.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT group_concat(name) FROM sqlite_master")) {
            assertThat(row.getString(1)).isEqualTo("accounts");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 20_000})
    void a_file_that_is_no_database_is_refused_and_stays_as_it_is(int size) throws IOException {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "x".repeat(size));

        assertThatThrownBy(() -> SqliteStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("database: " + file + " cannot be used: ")
                .hasMessageContaining("(expected: a writable SQLite file, or none yet in a writable folder)");
        assertThat(Files.readString(file)).isEqualTo("x".repeat(size));
    }

    @Test
    void a_cut_database_is_refused() throws IOException {
        Path file = folder.resolve("cut.db");
        SqliteStore.open(file).close();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 5_000));

        assertThatThrownBy(() -> {
                    try (SqliteStore cut = SqliteStore.open(file)) {
                        cut.agents();
                        cut.save(stored("a", T0), numbered(0, 1));
                        cut.events(EventQuery.newest(5));
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cut.db");
    }

    @Test
    void a_folder_that_does_not_exist_is_named() {
        Path file = folder.resolve("no/such/folder/mesh.db");

        assertThatThrownBy(() -> SqliteStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("database: " + file + " cannot be used: ");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void a_folder_in_place_of_the_file_is_named() throws IOException {
        Path file = Files.createDirectory(folder.resolve("folder.db"));

        assertThatThrownBy(() -> SqliteStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("folder.db cannot be used");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        // for root every folder can be written but those that the kernel makes up
        Path unwritable = Files.isWritable(locked) ? Path.of("/proc") : locked;

        assertThatThrownBy(() -> SqliteStore.open(unwritable.resolve("mesh.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("database: " + unwritable.resolve("mesh.db") + " cannot be used")
                .hasMessageContaining("in a writable folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.db", "wörld 東京.db", "100%20.db", "why?.db", "a#b&c=d.db"})
    void the_file_may_have_any_name(String name) {
        Path file = folder.resolve(name);
        try (SqliteStore named = SqliteStore.open(file)) {
            named.save(stored("a", T0), List.of());
        }

        assertThat(file).isRegularFile();
        try (SqliteStore named = SqliteStore.open(file)) {
            assertThat(named.agents()).hasSize(1);
        }
    }

    @Test
    void a_second_start_migrates_nothing() throws SQLException {
        Path file = folder.resolve("twice.db");
        long first = open(file);
        String history = query(file, "SELECT count(*) || ' ' || max(installed_on) FROM flyway_schema_history");
        long second = open(file);

        assertThat(query(file, "SELECT count(*) || ' ' || max(installed_on) FROM flyway_schema_history"))
                .isEqualTo(history)
                .startsWith("1 ");
        System.out.printf("open: first %d ms, second %d ms%n", first, second);
        assertThat(second).isLessThan(500);
    }

    @Test
    void a_write_that_is_locked_out_changes_nothing_and_the_next_one_works() throws SQLException {
        store.save(stored("before", T0), List.of());
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mesh.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> store.save(stored("locked-out", T0), numbered(0, 1)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("mesh.db");
            assertThat(store.agents()).extracting(StoredAgent::id).containsExactly("before");
            statement.execute("ROLLBACK");
        }
        store.save(stored("after", T0), List.of());

        assertThat(store.agents()).extracting(StoredAgent::id).containsExactly("before", "after");
        assertThat(store.events(EventQuery.newest(5))).isEmpty();
    }

    @Test
    void a_save_is_one_transaction_with_its_events() throws SQLException {
        execute(folder.resolve("mesh.db"), "DROP TABLE event");

        assertThatThrownBy(() -> store.save(stored("a", T0), numbered(0, 1))).isInstanceOf(StoreException.class);
        assertThat(store.agents()).isEmpty();
        store.save(stored("b", T0), List.of());

        assertThat(store.agents()).extracting(StoredAgent::id).containsExactly("b");
    }

    private void fill() {
        for (int i = 0; i < 200; i++) {
            store.save(stored("a" + i, T0.plusSeconds(i)), numbered(i, i + 1));
        }
        store.expire(List.of("a7"), List.of());
        store.remove(List.of("a8"), List.of());
    }

    private static void assertFilled(RegistryStore store) {
        List<StoredAgent> agents = store.agents();
        assertThat(agents).hasSize(199).extracting(StoredAgent::id).doesNotContain("a8");
        assertThat(agents)
                .filteredOn(agent -> !agent.live())
                .extracting(StoredAgent::id)
                .containsExactly("a7");
        assertThat(agents.getFirst()).isEqualTo(stored("a0", T0));
        assertThat(store.events(EventQuery.newest(1)).getFirst().agentId()).isEqualTo("e199");
    }

    private static long open(Path file) {
        long start = System.nanoTime();
        SqliteStore.open(file).close();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static String pragma(Path file, String name) throws SQLException {
        return query(file, "PRAGMA " + name);
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }

    private static String query(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
