package dev.mesh4j.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.chaos.call.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

    @TempDir
    private Path folder;

    private final Tally once = new Tally("note_once", false);

    @Test
    void what_two_ledgers_executed_is_doubled() throws Exception {
        Files.write(folder.resolve("record-1"), List.of("once a", "once b", "again b"));
        Files.write(folder.resolve("record-2"), List.of("once a", "again b"));
        once.begin("a");
        once.begin("b");

        assertThat(Records.read(folder).doubled(once)).containsExactly("a");
    }

    @Test
    void what_was_answered_has_to_be_written_down() throws Exception {
        Files.write(folder.resolve("record-1"), List.of("once a", "again b"));
        once.answered("a", true);
        once.answered("b", true);

        assertThat(Records.read(folder).invented(once)).containsExactly("b");
    }

    @Test
    void what_was_refused_must_not_be_written_down() throws Exception {
        Files.write(folder.resolve("record-1"), List.of("once a"));
        once.notExecuted("a");
        once.notExecuted("b");

        assertThat(Records.read(folder).denied(once)).containsExactly("a");
    }
}
