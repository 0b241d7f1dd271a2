package dev.mesh4j.acceptance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            same                            | same                                | true
            same                            | other                               | false
            at 2026-11-21T05:32:50Z.        | at 2027-01-02T03:04:05Z.            | true
            http://127.0.0.1:8000           | http://127.0.0.1:41269              | true
            stopped clock (pid 4711)        | stopped clock (pid 12)              | true
            stopped clock (pid 4711)        | stopped greeter (pid 12)            | false
            clock-1a2b3c4d in 5s            | clock-00000000 in 12s               | true
            a   b                           | a b                                 | true
            log /home/ada/.mesh4j/logs/a.log| log /tmp/x/state/logs/a-2.log       | true
            last                            | first~last                          | true
            first                           | first~last                          | false
            first~...~last                  | first~second~third~last             | true
            first~...~last                  | first~last                          | true
            first~last                      | first~second~last                   | false
            no 'x' here: ... offers it      | no 'x' here: nobody offers it       | true
            done                            | building Mesh4J...~done             | true
            a.c                             | abc                                 | false
            """)
    void volatile_parts_may_differ_and_the_rest_may_not(String expected, String printed, boolean matches) {
        assertThat(Printed.matches(expected.replace('~', '\n'), printed.replace('~', '\n')))
                .isEqualTo(matches);
    }
}
