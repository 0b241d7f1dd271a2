package dev.mesh4j.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.chaos.fault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault that is possible here at least once, on a small mesh. */
@Timeout(400)
class ChaosTest {

    private Path folder;

    @BeforeEach
    void make_a_folder() throws IOException {
        folder = RunChaos.folder();
    }

    @AfterEach
    void delete_it() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void no_promise_is_broken() throws Exception {
        Options options =
                new Options(Duration.ofSeconds(15), 7, Options.defaults().seed(), false, List.of(Kind.values()));
        try (Run run = Run.start(options, folder)) {
            Report report = run.run();

            report.lines().forEach(System.out::println);
            assertThat(report.broken()).isEmpty();
        }
    }
}
