package dev.mesh4j.meshctl.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.registry.Listing;
import dev.mesh4j.meshctl.registry.MeshFilter;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.watch.WatchEvent.Away;
import dev.mesh4j.meshctl.watch.WatchEvent.Pressed;
import dev.mesh4j.meshctl.watch.WatchEvent.Resized;
import dev.mesh4j.meshctl.watch.WatchEvent.Seen;
import dev.mesh4j.meshctl.watch.WatchEvent.Typed;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.AgentsReply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchPageTest {

    private final WatchPage page = new WatchPage("http://registry", Style.PLAIN);
    private final WatchState start = WatchState.starting(Listing.AGENTS, MeshFilter.NONE, false, 60, 10);

    @Test
    void before_the_registry_answered_the_page_is_there_already() {
        assertThat(page.lines(start)).hasSize(10).first().isEqualTo("mesh at http://registry  ...");
    }

    @ParameterizedTest
    @CsvSource({"0, 60, 10", "1, 60, 10", "20, 60, 10", "20, 200, 50", "20, 20, 6", "3, 60, 1"})
    void a_page_fills_the_terminal_and_nothing_sticks_out(int agents, int columns, int rows) {
        WatchState state = start.on(new Seen(mesh(agents))).on(new Resized(columns, rows));

        assertThat(page.lines(state)).hasSize(rows).allMatch(line -> Style.width(line) <= columns);
    }

    @Test
    void the_title_counts_agents_by_status_and_those_that_lack_something() {
        MeshSnapshot mesh = snapshot("""
                {"id": "a", "status": "healthy"}, {"id": "b", "status": "healthy"},
                {"id": "c", "status": "degraded", "total_dependencies": 2, "dependencies_resolved": 1}""");

        assertThat(page.lines(start.on(new Resized(100, 10)).on(new Seen(mesh))).getFirst())
                .isEqualTo("mesh at http://registry  1 degraded, 2 healthy; unresolved in 1");
    }

    @Test
    void a_registry_that_is_away_leaves_the_last_answer_until_it_is_back() {
        WatchState away = start.on(new Seen(mesh(1))).on(new Away("no answer"));

        assertThat(page.lines(away)).first().isEqualTo("registry away: no answer");
        assertThat(page.lines(away).get(4)).startsWith("agent10 ");
        assertThat(page.lines(away.on(new Seen(mesh(0)))).getFirst()).contains("no agents");
    }

    @Test
    void scrolling_stops_at_both_ends() {
        WatchState state = start.on(new Seen(mesh(20)));

        assertThat(top(state.on(Pressed.UP))).isEqualTo("agent10");
        assertThat(top(state.on(Pressed.PAGE_DOWN))).isEqualTo("agent15");
        assertThat(top(state.on(new Typed(' ')).on(new Typed('b')).on(new Typed('j'))))
                .isEqualTo("agent11");
        assertThat(top(state.on(Pressed.END))).isEqualTo("agent25");
        assertThat(top(state.on(new Typed('G')).on(Pressed.HOME))).isEqualTo("agent10");
        assertThat(page.lines(state.on(Pressed.END)).getLast()).startsWith("16-20 of 20  ");
    }

    @Test
    void letters_are_commands_only_while_nothing_is_searched_for() {
        WatchState searching = start.on(new Seen(mesh(20))).on(new Typed('/')).on(new Typed('Q'));

        assertThat(searching.isOver()).isFalse();
        assertThat(searching.on(Pressed.BACKSPACE).search()).isEmpty();
        assertThat(page.list(searching
                        .on(Pressed.BACKSPACE)
                        .on(new Typed('T'))
                        .on(new Typed('1'))
                        .on(new Typed('2'))))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("agent12 ");
        assertThat(page.list(searching)).last().isEqualTo("no agents that match");
        assertThat(searching.on(Pressed.ENTER).on(new Typed('q')).isOver()).isTrue();
        assertThat(searching.on(Pressed.ESCAPE).search()).isEmpty();
        assertThat(searching.on(Pressed.INTERRUPT).isOver()).isTrue();
    }

    @Test
    void letters_and_tab_choose_the_view() {
        WatchState state = start.on(new Seen(mesh(1)));

        assertThat(page.lines(state.on(new Typed('t'))).get(1)).isEqualTo("agents  [tools]  dependencies");
        assertThat(state.on(new Typed('d')).on(Pressed.TAB).listing()).isEqualTo(Listing.AGENTS);
        assertThat(state.on(new Typed('w')).wide()).isTrue();
    }

    @Test
    void a_status_filters_only_the_view_that_has_it() {
        MeshFilter filter = new MeshFilter(List.of(), null, null, "degraded", null);
        WatchState state =
                WatchState.starting(Listing.AGENTS, filter, false, 60, 10).on(new Seen(snapshot("""
                {"id": "a", "status": "healthy", "capabilities": [{"name": "x", "function_name": "f"}]}""")));

        assertThat(page.list(state).getLast()).isEqualTo("no agents that match");
        assertThat(page.list(state.on(Pressed.TAB)).getLast()).startsWith("f ");
    }

    private String top(WatchState state) {
        return page.lines(state).get(4).split(" ")[0];
    }

    private static MeshSnapshot mesh(int agents) {
        return snapshot(IntStream.range(10, 10 + agents)
                .mapToObj(
                        i -> "{\"id\": \"agent%d\", \"status\": \"healthy\", \"endpoint\": \"http://127.0.0.1:40%1$d\"}"
                                .formatted(i))
                .collect(Collectors.joining(",")));
    }

    private static MeshSnapshot snapshot(String agents) {
        return MeshSnapshot.of(Json.mapper()
                .readValue(
                        "{\"agents\": [" + agents + "], \"timestamp\": \"2026-11-21T10:00:10Z\"}", AgentsReply.class));
    }
}
