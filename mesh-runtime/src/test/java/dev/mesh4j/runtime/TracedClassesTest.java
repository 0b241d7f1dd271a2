package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an agent that keeps spans loads for it. */
@Timeout(120)
class TracedClassesTest {

    @TempDir
    Path folder;

    /** What the program printed, and among it each class that it loaded. */
    private String loaded(String... args) throws Exception {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                TracedProgram.class.getName()));
        command.addAll(List.of(args));
        Process program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        return Files.readString(output);
    }

    @Test
    void without_a_collector_no_class_of_opentelemetry() throws Exception {
        assertThat(loaded())
                .contains("\"trace_id\":\"" + TracedProgram.TRACE_ID)
                .contains("dev.mesh4j.server.trace.RecentTracing")
                .doesNotContain("io.opentelemetry");
    }

    @Test
    void with_one_the_spans_are_kept_as_well() throws Exception {
        assertThat(loaded("http://127.0.0.1:1"))
                .contains("\"trace_id\":\"" + TracedProgram.TRACE_ID)
                .contains("io.opentelemetry");
    }
}
