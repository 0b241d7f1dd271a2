package dev.mesh4j.meshctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> WORDS = List.of("list", "status", "start", "stop", "completion", "logs");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            lsit,   list
            lst,    list
            strat,  start
            stats,  status
            compl,  completion
            log,    logs
            x,      -
            l,      -
            banana, -
            """)
    void the_word_that_little_tells_apart_is_meant(String word, String meant) {
        assertThat(Spelling.nearest(word, WORDS).orElse(null)).isEqualTo(meant);
    }
}
