package dev.mesh4j.meshctl.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchTest {

    @TempDir
    Path folder;

    private final List<Path> changed = new CopyOnWriteArrayList<>();
    private Path source;

    @BeforeEach
    void write() throws IOException {
        folder = folder.toRealPath();
        source = Files.writeString(
                Files.createDirectories(folder.resolve("src/demo")).resolve("A.java"), "one");
    }

    @Test
    void writing_renaming_onto_making_and_deleting_are_changes() throws IOException {
        try (SourceWatch watch = SourceWatch.over(List.of(folder.resolve("src")), changed::add)) {
            assertThat(watch).isNotNull();
            Files.writeString(source, "two");
            await().until(() -> changed.contains(source));
            changed.clear();
            Path draft = Files.writeString(folder.resolve("draft"), "three");
            Files.move(draft, source, StandardCopyOption.ATOMIC_MOVE);
            await().until(() -> changed.contains(source));
            Path made = Files.writeString(
                    Files.createDirectories(folder.resolve("src/more/yet")).resolve("B.java"), "b");
            await().until(() -> changed.contains(made));
            changed.clear();
            Files.delete(made);
            await().until(() -> changed.contains(made));
        }
    }

    @Test
    void what_is_replaced_by_the_same_is_none() throws IOException {
        try (SourceWatch watch = SourceWatch.over(List.of(folder.resolve("src")), changed::add)) {
            assertThat(watch).isNotNull();
            Path draft = Files.writeString(folder.resolve("draft"), "one");
            Files.move(draft, source, StandardCopyOption.ATOMIC_MOVE);
            Path other = Files.writeString(folder.resolve("src/demo/B.java"), "b");
            await().until(() -> changed.contains(other));
        }

        assertThat(changed).doesNotContain(source);
    }

    @Test
    void of_the_folder_of_a_single_file_only_that_file_is_read() throws IOException {
        Path big = Files.writeString(
                Files.createDirectories(folder.resolve("src/demo/big")).resolve("C.java"), "c");
        try (SourceWatch watch = SourceWatch.over(List.of(source), changed::add)) {
            assertThat(watch).isNotNull();
            Files.writeString(big, "d");
            Files.writeString(source, "two");
            await().until(() -> changed.contains(source));
        }

        assertThat(changed).doesNotContain(big);
    }
}
