package dev.mesh4j.registry.store;

import static dev.mesh4j.registry.fixture.EventFixture.numbered;
import static dev.mesh4j.registry.store.Stored.move;
import static dev.mesh4j.registry.store.Stored.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.registry.model.Presence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a file in use, and what becomes of a file in use when one is put back. */
class SqliteBackupTest {

    private final List<String> heard = new ArrayList<>();
    private Path file;
    private JdbcStore store;
    private SqliteBackup backup;

    @TempDir
    Path folder;

    @BeforeEach
    void openStore() {
        file = folder.resolve("mesh.db");
        store = JdbcStore.open(file);
        store.follow(new Heard(heard));
        backup = new SqliteBackup(file);
        store.commit(0, List.of(register("a"), register("b"), register("c")), numbered(0, 3));
        store.commit(3, List.of(move("b", 2, Presence.SUSPECT)), List.of());
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void a_backup_put_back_is_all_that_there_is() throws Exception {
        Path copy = folder.resolve("copy.db");
        assertThat(backup.writeTo(copy)).isEqualTo(new SqliteBackup.Contents(3, 3));
        store.commit(4, List.of(register("d"), move("a", 1, Presence.LEFT)), numbered(3, 9));

        assertThat(backup.readFrom(copy)).isEqualTo(new SqliteBackup.Contents(3, 3));
        assertThat(heard).isEmpty();
        store.probe();

        assertThat(heard).containsExactly("gap");
        assertThat(agents()).containsExactlyInAnyOrder("a LIVE", "b SUSPECT", "c LIVE");
        assertThat(store.events(EventQuery.newest(50))).hasSize(3);
        assertThat(integrity()).isEqualTo("ok");
        assertThat(leftovers()).containsExactly("copy.db");
    }

    @Test
    void revisions_go_on_so_that_nothing_meant_for_before_is_done_after() throws Exception {
        Path copy = folder.resolve("copy.db");
        backup.writeTo(copy);
        long before = store.commit(4, List.of(register("d"), register("a")), List.of())
                .revision();
        backup.readFrom(copy);

        long after = store.load(agent -> assertThat(agent.revision()).isGreaterThan(before));
        assertThat(after).isGreaterThan(before);
        assertThat(store.commit(after, List.of(move("a", before, Presence.EXPIRED)), List.of())
                        .newer())
                .isEmpty();
    }

    @Test
    void a_backup_under_load_holds_what_was_committed_before_it() throws Exception {
        Path copy = folder.resolve("copy.db");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> load = threads.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    store.commit(4, List.of(register("x" + i)), numbered(i, i + 1));
                }
            });
            backup.writeTo(copy);
            load.get();
        }

        try (JdbcStore copied = JdbcStore.open(copy)) {
            List<StoredAgent> agents = new ArrayList<>();
            long revision = copied.load(agents::add);
            assertThat(agents).hasSizeBetween(3, 303);
            assertThat(revision).isEqualTo(agents.size() + 1L);
        }
        assertThat(agents()).hasSize(303);
    }

    @Test
    void a_backup_may_be_put_where_no_registry_was_yet() throws Exception {
        Path copy = folder.resolve("copy.db");
        backup.writeTo(copy);
        Path other = folder.resolve("other.db");
        new SqliteBackup(other).readFrom(copy);

        try (JdbcStore restored = JdbcStore.open(other)) {
            assertThat(restored.find("a")).isPresent();
        }
    }

    @Test
    void a_backup_of_the_first_version_is_migrated() throws Exception {
        Path first = folder.resolve("first.db");
        try (InputStream kept = SqliteBackupTest.class.getResourceAsStream("first-version.db")) {
            Files.copy(Objects.requireNonNull(kept), first);
        }
        byte[] before = Files.readAllBytes(first);
        backup.readFrom(first);

        assertThat(agents()).containsExactlyInAnyOrder("alive LIVE", "silent EXPIRED");
        assertThat(Files.readAllBytes(first)).isEqualTo(before);
    }

    @Test
    void a_file_that_is_there_is_not_overwritten() throws Exception {
        Path copy = Files.writeString(folder.resolve("copy.db"), "mine");

        assertThatThrownBy(() -> backup.writeTo(copy))
                .isInstanceOf(StoreException.class)
                .hasMessage("backup: " + copy + " exists (expected: a new file)");
        assertThat(Files.readString(copy)).isEqualTo("mine");
    }

    @Test
    void a_backup_that_cannot_be_written_leaves_nothing() {
        assertThatThrownBy(() -> backup.writeTo(folder.resolve("no/such/copy.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("copy.db cannot be written: ");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void only_the_file_of_a_registry_is_copied() throws Exception {
        Path foreign = folder.resolve("foreign.db");
        execute(foreign, "CREATE TABLE accounts (id INTEGER)");

        assertThatThrownBy(() -> new SqliteBackup(foreign).writeTo(folder.resolve("copy.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("foreign.db has schema version 0 (expected: 1 to 2");
        assertThatThrownBy(() -> new SqliteBackup(folder.resolve("none.db")).writeTo(folder.resolve("copy.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("none.db not found (expected: the SQLite file of a registry)");
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    @Test
    void what_is_no_backup_is_refused_and_changes_nothing() throws Exception {
        Path copy = folder.resolve("copy.db");
        backup.writeTo(copy);
        Path newer = Files.copy(copy, folder.resolve("newer.db"));
        execute(newer, "PRAGMA user_version = 99");
        Path text = Files.writeString(folder.resolve("notes.db"), "x".repeat(20_000));
        Path foreign = folder.resolve("foreign.db");
        execute(foreign, "CREATE TABLE accounts (id INTEGER)");
        Path cut = folder.resolve("cut.db");
        byte[] whole = Files.readAllBytes(copy);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        store.commit(4, List.of(register("d")), List.of());

        for (Path wrong : List.of(newer, text, foreign, cut, folder.resolve("none.db"))) {
            assertThatThrownBy(() -> backup.readFrom(wrong))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("backup: " + wrong);
        }
        store.probe();
        assertThat(heard).isEmpty();
        assertThat(agents()).hasSize(4);
    }

    private List<String> agents() {
        List<String> agents = new ArrayList<>();
        store.load(agent -> agents.add(agent.id() + " " + agent.presence()));
        return agents;
    }

    /** All files but those of the database itself. */
    private List<String> leftovers() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !List.of("mesh.db", "mesh.db-wal", "mesh.db-shm", "mesh.db.lock")
                            .contains(name))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String integrity() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return Rows.text(connection, "PRAGMA integrity_check");
        }
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Rows.execute(connection, sql);
        }
    }
}
