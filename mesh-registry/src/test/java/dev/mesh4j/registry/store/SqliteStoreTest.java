package dev.mesh4j.registry.store;

import static dev.mesh4j.registry.fixture.EventFixture.numbered;
import static dev.mesh4j.registry.store.Stored.move;
import static dev.mesh4j.registry.store.Stored.register;
import static dev.mesh4j.registry.store.Stored.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.registry.api.RegistrationReader;
import dev.mesh4j.registry.model.Presence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteStoreTest extends RegistryStoreContract {

    @TempDir
    Path folder;

    @Override
    JdbcStore open() {
        return JdbcStore.open(StoreOptions.file(folder.resolve("mesh.db")).withEventRetention(KEPT_EVENTS));
    }

    @Test
    void everything_is_there_after_a_close() throws SQLException {
        fill();
        store.close();

        try (JdbcStore again = open()) {
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

        try (JdbcStore again = JdbcStore.open(killed.resolve("mesh.db"))) {
            assertFilled(again);
        }
        assertThat(pragma(killed.resolve("mesh.db"), "integrity_check")).isEqualTo("ok");
    }

    @Test
    void every_connection_has_the_pragmas() throws SQLException {
        SqliteFile connections = SqliteFile.of(folder.resolve("other.db"));
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
        JdbcStore.open(file).close();
        execute(file, "PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> JdbcStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer.db has schema version 99 (expected: at most 2; a newer registry wrote it");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void the_database_of_another_program_is_refused_and_keeps_its_tables() throws Exception {
        Path file = folder.resolve("foreign.db");
        execute(file, "CREATE TABLE accounts (id INTEGER)");

        assertThatThrownBy(() -> JdbcStore.open(file))
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

        assertThatThrownBy(() -> JdbcStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("database: " + file + " cannot be used: ")
                .hasMessageContaining("(expected: a writable SQLite file, or none yet in a writable folder)");
        assertThat(Files.readString(file)).isEqualTo("x".repeat(size));
    }

    @Test
    void a_second_registry_on_the_file_is_refused_and_told_whose_it_is() {
        assertThatThrownBy(() -> JdbcStore.open(folder.resolve("mesh.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "database: " + folder.resolve("mesh.db") + " is in use by the registry of process "
                                + ProcessHandle.current().pid())
                .hasMessageContaining("(expected: one registry for a file; several share a PostgreSQL)");
        store.commit(0, List.of(register("a")), List.of());
        store.close();

        JdbcStore.open(folder.resolve("mesh.db")).close();
    }

    @Test
    void a_change_by_another_program_is_a_gap_and_one_s_own_is_none() throws SQLException {
        List<String> heard = new ArrayList<>();
        store.follow(new Heard(heard));
        store.commit(0, List.of(register("a")), numbered(0, 1));
        store.sweep(Duration.ofHours(1));
        store.probe();
        assertThat(heard).isEmpty();

        execute(folder.resolve("mesh.db"), "UPDATE agent SET digest = 'other'");
        store.probe();
        store.probe();
        assertThat(heard).containsExactly("gap");
    }

    @Test
    void the_file_of_the_first_version_is_migrated_with_its_agents_and_events() throws Exception {
        Path file = folder.resolve("first.db");
        try (InputStream first = SqliteStoreTest.class.getResourceAsStream("first-version.db")) {
            Files.copy(Objects.requireNonNull(first), file);
        }

        try (JdbcStore migrated = JdbcStore.open(file)) {
            List<StoredAgent> agents = new ArrayList<>();
            long revision = migrated.load(agents::add);
            assertThat(agents)
                    .extracting(agent -> agent.id() + " " + agent.presence() + " " + agent.revision())
                    .containsExactlyInAnyOrder("alive LIVE 1", "silent EXPIRED 2");
            assertThat(revision).isEqualTo(2);
            assertThat(agents).allSatisfy(agent -> {
                assertThat(new RegistrationReader().read(agent).tools()).hasSize(1);
                assertThat(agent.createdAt()).isEqualTo(T0);
                // it never equals a new one, so that the next registration is taken over whole
                assertThat(agent.digest()).isEmpty();
            });
            assertThat(migrated.events(EventQuery.newest(5)))
                    .extracting(event -> event.type() + " " + event.agentId())
                    .containsExactly("EXPIRE silent", "REGISTER alive");
            assertThat(migrated.commit(2, List.of(register("new")), List.of()).revision())
                    .isEqualTo(3);
        }
    }

    @Test
    void a_cut_database_is_refused() throws IOException {
        Path file = folder.resolve("cut.db");
        JdbcStore.open(file).close();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 5_000));

        assertThatThrownBy(() -> {
                    try (JdbcStore cut = JdbcStore.open(file)) {
                        cut.load(agent -> {});
                        cut.commit(0, List.of(register("a")), numbered(0, 1));
                        cut.events(EventQuery.newest(5));
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cut.db");
    }

    @Test
    void a_folder_that_does_not_exist_is_named() {
        Path file = folder.resolve("no/such/folder/mesh.db");

        assertThatThrownBy(() -> JdbcStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("database: " + file + " cannot be used: ");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void a_folder_in_place_of_the_file_is_named() throws IOException {
        Path file = Files.createDirectory(folder.resolve("folder.db"));

        assertThatThrownBy(() -> JdbcStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("folder.db cannot be used");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        // for root every folder can be written but those that the kernel makes up
        Path unwritable = Files.isWritable(locked) ? Path.of("/proc") : locked;

        assertThatThrownBy(() -> JdbcStore.open(unwritable.resolve("mesh.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("database: " + unwritable.resolve("mesh.db") + " cannot be used")
                .hasMessageContaining("in a writable folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.db", "wörld 東京.db", "100%20.db", "why?.db", "a#b&c=d.db"})
    void the_file_may_have_any_name(String name) {
        Path file = folder.resolve(name);
        try (JdbcStore named = JdbcStore.open(file)) {
            named.commit(0, List.of(register("a")), List.of());
        }

        assertThat(file).isRegularFile();
        try (JdbcStore named = JdbcStore.open(file)) {
            assertThat(named.find("a")).isPresent();
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
                .startsWith("2 ");
        System.out.printf("open: first %d ms, second %d ms%n", first, second);
        assertThat(second).isLessThan(500);
    }

    @Test
    void a_write_that_is_locked_out_changes_nothing_and_the_next_one_works() throws SQLException {
        store.commit(0, List.of(register("before")), List.of());
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mesh.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> store.commit(0, List.of(register("locked-out")), numbered(0, 1)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("mesh.db");
            assertThat(agents()).extracting(StoredAgent::id).containsExactly("before");
            statement.execute("ROLLBACK");
        }
        store.commit(0, List.of(register("after")), List.of());

        assertThat(agents()).extracting(StoredAgent::id).containsExactlyInAnyOrder("before", "after");
        assertThat(store.events(EventQuery.newest(5))).isEmpty();
    }

    @Test
    void a_save_is_one_transaction_with_its_events() throws SQLException {
        execute(folder.resolve("mesh.db"), "DROP TABLE event");

        assertThatThrownBy(() -> store.commit(0, List.of(register("a")), numbered(0, 1)))
                .isInstanceOf(StoreException.class);
        assertThat(agents()).isEmpty();
        store.commit(0, List.of(register("b")), List.of());

        assertThat(agents()).extracting(StoredAgent::id).containsExactly("b");
    }

    private void fill() {
        for (int i = 0; i < 200; i++) {
            store.commit(i, List.of(register("a" + i, T0.plusSeconds(i))), numbered(i, i + 1));
        }
        store.commit(200, List.of(move("a7", 8, Presence.EXPIRED), move("a8", 9, Presence.LEFT)), List.of());
    }

    private static void assertFilled(JdbcStore store) {
        List<StoredAgent> agents = new ArrayList<>();
        assertThat(store.load(agents::add)).isEqualTo(202);
        assertThat(agents).hasSize(199).extracting(StoredAgent::id).doesNotContain("a8");
        assertThat(agents)
                .filteredOn(agent -> agent.presence() != Presence.LIVE)
                .extracting(StoredAgent::id)
                .containsExactly("a7");
        assertThat(store.find("a0")).contains(stored("a0", T0, 1));
        assertThat(store.events(EventQuery.newest(1)).getFirst().agentId()).isEqualTo("e199");
    }

    private static long open(Path file) {
        long start = System.nanoTime();
        JdbcStore.open(file).close();
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
