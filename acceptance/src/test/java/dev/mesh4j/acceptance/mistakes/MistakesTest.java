package dev.mesh4j.acceptance.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes each mistake of the table and compares what is said. */
class MistakesTest {

    @TempDir
    static Path folder;

    private static Workshop workshop;

    @BeforeAll
    static void open() throws InterruptedException {
        workshop = new Workshop(folder);
    }

    @AfterAll
    static void close() throws Exception {
        workshop.close();
    }

    static List<Mistake> mistakes() {
        return Chapter.ALL.stream()
                .flatMap(chapter -> chapter.mistakes().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_answered_with_what_was_found_and_what_to_do(Mistake mistake) throws Exception {
        long t0 = System.nanoTime();
        String said = Variable.parts(mistake.provocation().in(workshop));

        java.nio.file.Files.writeString(
                Path.of("/tmp/mistakes.out"),
                "## " + mistake.what() + "\n@" + (System.nanoTime() - t0) / 1000000 + "\n" + said + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
        assertThat(said).matches(Variable.pattern(mistake.message()));
    }

    @Test
    void there_are_at_least_forty_and_each_has_a_remedy() {
        assertThat(mistakes())
                .hasSizeGreaterThanOrEqualTo(40)
                .noneMatch(mistake -> mistake.remedy().isBlank());
        assertThat(mistakes().stream().map(Mistake::what)).doesNotHaveDuplicates();
    }
}
