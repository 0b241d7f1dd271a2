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
        String said = Variable.parts(mistake.provocation().in(workshop));

        assertThat(said).matches(Variable.pattern(mistake.message()));
    }

    @Test
    void a_program_whose_class_is_wrong_prints_one_line_and_exits_with_1() throws Exception {
        try (Program program = new Program(workshop.folder(), PlainMain.class, "--http-prot", "1")) {
            assertThat(program.end())
                    .matches("1: mesh: --http-prot: unknown configuration key in the command line [^\\n]*");
        }
    }

    @Test
    void there_are_at_least_forty_and_each_has_a_remedy() {
        assertThat(mistakes())
                .hasSizeGreaterThanOrEqualTo(40)
                .noneMatch(mistake -> mistake.remedy().isBlank());
        assertThat(mistakes().stream().map(Mistake::what)).doesNotHaveDuplicates();
    }
}
