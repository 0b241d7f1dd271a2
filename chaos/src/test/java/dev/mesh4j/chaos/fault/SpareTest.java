package dev.mesh4j.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.chaos.process.Program;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpareTest {

    @TempDir
    private Path folder;

    private final List<Program> programs = new ArrayList<>();
    private Spare spare;

    @BeforeEach
    void two_of_a_kind() throws Exception {
        for (String name : List.of("one", "two")) {
            programs.add(Program.start(new Program.Command(
                    name,
                    URI.create("http://127.0.0.1:1"),
                    folder.resolve("log"),
                    List.of("sh", "-c", "exec sleep 60"),
                    List.of(),
                    SpareTest.class,
                    List.of())));
        }
        spare = new Spare(List.of(programs));
    }

    @AfterEach
    void end_them() {
        programs.forEach(Program::close);
    }

    @Test
    void the_last_one_of_a_kind_stays_well() {
        assertThat(spare.take(Set.of(programs.get(0)))).isTrue();
        assertThat(spare.take(Set.of(programs.get(1)))).isFalse();

        spare.giveBack(Set.of(programs.get(0)));
        assertThat(spare.take(Set.of(programs.get(1)))).isTrue();
    }

    @Test
    void nobody_is_hit_twice_at_a_time() {
        assertThat(spare.take(Set.of(programs.get(0)))).isTrue();
        assertThat(spare.take(Set.of(programs.get(0)))).isFalse();
    }

    @Test
    void a_host_with_all_of_a_kind_stays_well() {
        assertThat(spare.take(Set.copyOf(programs))).isFalse();
        assertThat(spare.take(Set.of(programs.get(0)))).isTrue();
    }

    @Test
    void a_program_is_paused_and_killed_and_started_again() throws Exception {
        Program program = programs.get(0);
        program.pause();
        assertThat(program.isPaused()).isTrue();
        program.resume();
        program.kill();
        assertThat(program.isAlive()).isFalse();
        assertThat(program.supervise()).isFalse();

        program.startAgain();
        assertThat(program.isAlive()).isTrue();
        assertThat(program.starts()).isEqualTo(2);
    }
}
