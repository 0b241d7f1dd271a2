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

    @Test
    void the_widest_columns_are_cut_until_the_lines_fit() {
        Table table = new Table(Style.PLAIN, "NAME", "CAPABILITIES", "SEEN");
        table.row("clock", "time_service, zones, calendars", "3s ago");
        table.row("greeter", "greeting", "12s ago");

        assertThat(table.lines(30))
                .containsExactly(
                        "NAME     CAPABILITIES  SEEN",
                        "clock    time_servic…  3s ago",
                        "greeter  greeting      12s ago");
        assertThat(table.lines(80)).isEqualTo(table.lines());
    }

    @Test
    void lines_that_cannot_fit_are_cut_at_the_edge_with_their_colours_closed() {
        Table table = new Table(Style.COLOURED, "NAME", "STATUS");
        table.row("clock", Style.COLOURED.status("healthy"));

        assertThat(table.lines(9).getLast()).isEqualTo("clock  \u001b[32mh…\u001b[0m");
    }
}
