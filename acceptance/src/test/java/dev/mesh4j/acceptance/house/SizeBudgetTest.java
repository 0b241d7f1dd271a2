package dev.mesh4j.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files and methods stay small enough to be read at a sitting. */
class SizeBudgetTest {

    private static SourceTree sources;

    @BeforeAll
    static void find() throws IOException {
        sources = SourceTree.find();
    }

    @Test
    void the_median_main_file_has_at_most_60_lines() throws IOException {
        assertThat(FileLines.percentile(FileLines.of(sources.main()), 50)).isLessThanOrEqualTo(60);
    }

    @Test
    void nine_of_ten_main_files_have_at_most_200_lines() throws IOException {
        assertThat(FileLines.percentile(FileLines.of(sources.main()), 90)).isLessThanOrEqualTo(200);
    }

    @Test
    void no_file_has_more_than_400_lines() throws IOException {
        assertThat(FileLines.of(sources.main())).isNotEmpty().allMatch(file -> file.lines() <= 400);
        assertThat(FileLines.of(sources.test())).isNotEmpty().allMatch(file -> file.lines() <= 400);
    }

    @Test
    void no_main_method_has_more_than_40_lines() throws IOException {
        List<MethodLines> methods = MethodLines.of(sources.main());

        assertThat(methods).isNotEmpty();
        assertThat(methods.stream().filter(method -> method.lines() > 40)).isEmpty();
    }
}
