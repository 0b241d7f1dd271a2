package dev.mesh4j.meshctl.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.process.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {

    @TempDir
    Path folder;

    @Test
    void the_folder_goes_with_all_that_is_in_it() throws Exception {
        StateDirectory state = new StateDirectory(folder);
        try (Versions versions = Versions.in(state)) {
            Files.writeString(
                    Files.createDirectory(versions.folder().resolve("one")).resolve("A.class"), "");
            assertThat(versions.folder()).isSameAs(versions.folder()).startsWith(state.compiled());
        }

        assertThat(state.compiled()).isEmptyDirectory();
    }

    @Test
    void what_is_never_asked_for_is_never_made() {
        StateDirectory state = new StateDirectory(folder);
        Versions.in(state).close();

        assertThat(state.compiled()).isEmptyDirectory();
    }

    @Test
    void what_an_ended_meshctl_left_is_deleted_and_nothing_else() throws Exception {
        StateDirectory state = new StateDirectory(folder);
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = Files.createDirectory(state.compiled().resolve("watch-" + ended.pid() + "-1"));
        Path used = Files.createDirectory(
                state.compiled().resolve("watch-" + ProcessHandle.current().pid() + "-1"));
        Path jar = Files.createFile(state.compiled().resolve("Clock-12.jar"));

        try (Versions versions = Versions.in(state)) {
            assertThat(versions.folder()).exists();
            assertThat(left).doesNotExist();
            assertThat(used).exists();
            assertThat(jar).exists();
        }
    }
}
