package dev.mesh4j.examples.releasenotes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            plain text (#12);       plain text (#12)
            a * b_c [d](e);         a \\* b\\_c \\[d\\](e)
            List<String> & <b>;     List\\<String\\> \\& \\<b\\>
            use `a_b` and c_d;      use `a_b` and c\\_d
            one ` backtick;         one \\` backtick
            # not a title;          \\# not a title
            - not a list;           \\- not a list
            1. not a list;          1\\. not a list
            #12 stays a reference;  #12 stays a reference
            back\\slash;            back\\\\slash
            pay $1 | 2;             pay $1 \\| 2
            """)
    void text_reads_as_it_was_written(String text, String markdown) {
        assertThat(Markdown.text(text)).isEqualTo(markdown);
    }

    @Test
    void text_stays_on_one_line() {
        assertThat(Markdown.text(" a\n\n# b\tc ")).isEqualTo("a # b c");
    }

    @Test
    void code_in_a_cell_survives_pipes_and_backticks() {
        assertThat(Markdown.codeCell("a_b.c")).isEqualTo("`a_b.c`");
        assertThat(Markdown.codeCell("a|b`c")).isEqualTo("`` a\\|b`c ``");
    }
}
