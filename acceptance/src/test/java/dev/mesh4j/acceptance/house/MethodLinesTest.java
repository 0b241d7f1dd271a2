package dev.mesh4j.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodLinesTest {

    @TempDir
    private Path temporary;

    @Test
    void bodies_are_counted_from_brace_to_brace() throws Exception {
        Path file = Files.writeString(temporary.resolve("Sample.java"), """
                record Sample(int a, int b) {

                    Sample {
                        a++;
                    }

                    /** Comments
                     * and annotations do not count. */
                    @Deprecated(
                            since = "1",
                            forRemoval = false)
                    String four(
                            int parameter) {
                        // a comment inside does
                        return switch (this) { case Sample(int x, int y) -> "x"; };
                    }

                    void one() {}

                    void six() {
                        Runnable inner = new Runnable() {
                            @Override
                            public void run() {}
                        };
                    }

                    interface Bodiless {
                        void none();
                    }
                }
                """);

        assertThat(MethodLines.of(List.of(file)))
                .extracting(MethodLines::name, MethodLines::lines)
                .containsExactly(
                        tuple("<init>", 3), tuple("four", 4), tuple("one", 1), tuple("six", 6), tuple("run", 1));
    }

    @Test
    void a_file_that_is_no_java_is_not_passed_over() throws Exception {
        Path file = Files.writeString(temporary.resolve("Broken.java"), "class Broken { void open( }");

        assertThatThrownBy(() -> MethodLines.of(List.of(file))).hasMessageContaining("Broken.java");
    }
}
