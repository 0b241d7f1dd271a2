package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnknownTest {

    @Test
    void a_few_tools_are_all_named() {
        assertThat(Unknown.tool("ecko", List.of("echo", "add")))
                .hasMessage("Unknown tool: 'ecko' (expected: one of [echo, add])");
    }

    @Test
    void of_many_tools_the_first_are_named_and_all_are_counted() {
        List<String> many = IntStream.range(0, 10_000).mapToObj(i -> "tool" + i).toList();

        assertThat(Unknown.tool("x", many))
                .hasMessageEndingWith("tool18, tool19, …] of 10000)")
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(300));
    }
}
