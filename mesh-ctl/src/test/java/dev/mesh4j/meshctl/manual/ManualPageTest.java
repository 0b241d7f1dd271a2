package dev.mesh4j.meshctl.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.terminal.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManualPageTest {

    @Test
    void headings_text_lists_and_code_are_drawn() {
        assertThat(ManualPage.lines("""
                # Calls
                <!-- for
                machines -->
                One line
                goes on with `code` and **weight**, see [the guide](guide.md) or [the site](https://example.org).

                - an item that is so long that it goes
                  on below
                1. a step

                ```java
                int x =  1;

                ```
                > A hint.
                ## More
                """, 40, Style.PLAIN))
                .containsExactly(
                        "Calls",
                        "One line goes on with code and weight,",
                        "see the guide or the site",
                        "(https://example.org).",
                        "",
                        "• an item that is so long that it goes",
                        "  on below",
                        "1. a step",
                        "",
                        "    int x =  1;",
                        "",
                        "│ A hint.",
                        "",
                        "More");
    }

    @Test
    void colours_mark_headings_code_and_weight() {
        assertThat(ManualPage.lines("# `a` B\n**c** d\n", 80, Style.COLOURED))
                .containsExactly("\u001b[1m\u001b[36ma\u001b[0m B\u001b[0m", "\u001b[1mc\u001b[0m d");
    }

    @Test
    void tables_are_columns_whose_cells_are_broken_between_words() {
        assertThat(ManualPage.lines("""
                | key | meaning |
                |---|:--|
                | `call-timeout` | how long one call may take, or none \\| all |
                | x | y |
                """, 34, Style.PLAIN))
                .containsExactly(
                        "key           meaning",
                        "call-timeout  how long one call",
                        "              may take, or none |",
                        "              all",
                        "x             y");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100})
    void no_page_of_the_manual_has_text_beside_the_edge(int columns) {
        Manual manual = new Manual();

        assertThat(manual.topics())
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(
                                ManualPage.lines(manual.markdown(topic), columns, Style.COLOURED).stream()
                                        .filter(line -> !line.startsWith("    "))
                                        .filter(line -> line.length()
                                                        - line.replace("  ", "").length()
                                                == 0))
                        .as(topic.name())
                        .allMatch(line ->
                                Style.width(line) <= columns || !line.strip().contains(" ")));
    }
}
