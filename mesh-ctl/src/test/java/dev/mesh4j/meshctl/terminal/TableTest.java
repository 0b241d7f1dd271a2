package dev.mesh4j.meshctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        Table table = new Table(Style.PLAIN, "NAME", "STATUS");
        table.row("a-long-name", "ok");

        assertThat(table.lines()).containsExactly("NAME         STATUS", "a-long-name  ok");
    }

    @Test
    void colours_take_no_columns() {
        Table table = new Table(Style.COLOURED, "STATUS", "NAME");
        table.row(Style.COLOURED.status("healthy"), "clock");

        assertThat(table.lines())
                .containsExactly(
                        "\u001b[2mSTATUS\u001b[0m   \u001b[2mNAME\u001b[0m", "\u001b[32mhealthy\u001b[0m  clock");
    }
}
