package dev.mesh4j.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLinesTest {

    @TempDir
    private Path temporary;

    @Test
    void lines_are_counted_with_or_without_a_last_line_break() throws Exception {
        Path three = Files.writeString(temporary.resolve("a"), "1\n2\n3\n");
        Path two = Files.writeString(temporary.resolve("b"), "1\n2");

        assertThat(FileLines.of(List.of(three, two))).containsExactly(new FileLines(two, 2), new FileLines(three, 3));
    }

    @Test
    void a_percentile_is_what_that_share_of_the_files_does_not_exceed() {
        List<FileLines> ten = IntStream.rangeClosed(1, 10)
                .mapToObj(lines -> new FileLines(Path.of("f" + lines), lines))
                .toList();

        assertThat(FileLines.percentile(ten, 50)).isEqualTo(5);
        assertThat(FileLines.percentile(ten, 90)).isEqualTo(9);
        assertThat(FileLines.percentile(ten.subList(0, 1), 50)).isEqualTo(1);
    }
}
