package dev.mesh4j.acceptance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentTest {

    @Test
    void a_block_of_commands_is_followed_by_what_it_prints() {
        assertThat(Document.steps("""
                        Do this:

                        ```sh
                        first
                        second
                        ```

                        ```
                        printed
                        ```
                        """.lines().toList())).containsExactly(new Step(3, "first\nsecond", "printed"));
    }

    @Test
    void what_stands_after_other_words_is_no_output() {
        assertThat(Document.steps("""
                        ```sh
                        command
                        ```
                        It looks like this:
                        ```
                        a picture
                        ```
                        ```java
                        int code;
                        ```
                        ```sh
                        another
                        ```
                        """.lines().toList()))
                .containsExactly(new Step(1, "command", null), new Step(11, "another", null));
    }

    @Test
    void a_block_may_ask_not_to_be_run() {
        assertThat(Document.steps("""
                        <!-- not run: it takes an hour -->
                        ```sh
                        long
                        ```
                        ```
                        output
                        ```
                        ```sh
                        short
                        ```
                        """.lines().toList())).containsExactly(new Step(8, "short", null));
    }
}
