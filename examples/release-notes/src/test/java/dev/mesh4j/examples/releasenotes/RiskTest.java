package dev.mesh4j.examples.releasenotes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskTest {

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1,    0,  1.0",
        "1, 0, 1,   14,  4.0",
        "3, 0, 1,   14, 12.0",
        "3, 1, 1,   14, 16.0",
        "3, 1, 3,   14, 24.0",
        "3, 1, 3, 1022, 60.0"
    })
    void risk_grows_with_commits_fixes_authors_and_slowly_with_lines(
            int commits, int fixes, int authors, int lines, double expected) {
        assertThat(Risk.of(commits, fixes, authors, lines)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, true",
        "docs/a.ADOC, true",
        "LICENSE, true",
        "a/NOTICE, true",
        "a/License.java, false",
        "pom.xml, false",
        "src/markdown.c, false"
    })
    void documents_are_told_from_code(String path, boolean document) {
        assertThat(Risk.isDocument(path)).isEqualTo(document);
    }
}
