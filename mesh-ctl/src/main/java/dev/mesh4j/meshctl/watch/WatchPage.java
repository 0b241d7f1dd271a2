package dev.mesh4j.meshctl.watch;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.registry.Listing;
import dev.mesh4j.meshctl.registry.MeshFilter;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.meshctl.view.MeshTable;
import dev.mesh4j.protocol.registry.AgentView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws the live view: as many lines as the terminal has rows, none wider than it. */
final class WatchPage {

    private final String registry;
    private final Style style;

    /** @param registry its address */
    WatchPage(String registry, Style style) {
        this.registry = registry;
        this.style = style;
    }

    /** The list below its header, all of it. */
    List<String> list(WatchState state) {
        MeshSnapshot mesh = state.mesh();
        if (mesh == null) {
            return List.of("");
        }
        Table table = MeshTable.of(state.listing(), mesh, filter(state), state.wide(), style)
                .containing(state.search());
        List<String> lines = new ArrayList<>(table.lines(state.columns()));
        if (table.isEmpty()) {
            lines.add(
                    mesh.agents().isEmpty()
                            ? "no agents: start one with 'meshctl start PATH'"
                            : "no " + state.listing().plural() + " that match");
        }
        return lines;
    }

    List<String> lines(WatchState state) {
        List<String> list = list(state);
        WatchState shown = state.bounded(list.size() - 1);
        List<String> lines = new ArrayList<>();
        lines.add(title(state));
        lines.add(views(state));
        lines.add("");
        lines.add(list.getFirst());
        list.stream().skip(1L + shown.top()).limit(shown.page()).forEach(lines::add);
        while (lines.size() < state.rows() - 1) {
            lines.add("");
        }
        lines.add(keys(shown, list.size() - 1));
        return lines.stream()
                .limit(state.rows())
                .map(line -> Style.cut(line, state.columns()))
                .toList();
    }

    private String title(WatchState state) {
        String mesh = style.bold("mesh") + " at " + registry + "  ";
        if (state.away() != null) {
            return style.status("unhealthy").replace("unhealthy", "registry away") + ": " + state.away();
        }
        return mesh + (state.mesh() == null ? "..." : counts(state.mesh()));
    }

    private String counts(MeshSnapshot mesh) {
        Map<String, Long> byStatus = mesh.agents().stream()
                .collect(Collectors.groupingBy(
                        agent -> requireNonNullElse(agent.status(), "unknown"), TreeMap::new, Collectors.counting()));
        String agents = byStatus.entrySet().stream()
                .map(count -> count.getValue() + " " + style.status(count.getKey()))
                .collect(Collectors.joining(", "));
        List<AgentView> open = mesh.agents().stream()
                .filter(agent -> !Agents.isResolved(agent))
                .toList();
        return (agents.isEmpty() ? "no agents" : agents)
                + (open.isEmpty() ? "" : "; " + style.status("unresolved") + " in " + open.size());
    }

    private String views(WatchState state) {
        String views = Arrays.stream(Listing.values())
                .map(listing ->
                        listing == state.listing() ? style.bold("[" + listing.plural() + "]") : listing.plural())
                .collect(Collectors.joining("  "));
        String search = state.search().isEmpty() && !state.isSearching()
                ? ""
                : "   filter: " + style.bold(state.search() + (state.isSearching() ? "_" : ""));
        return views + search;
    }

    private String keys(WatchState state, int lines) {
        String keys =
                state.isSearching() ? "enter keep  esc clear" : "q quit  / filter  tab next view  w wide  ↑↓ scroll";
        boolean all = lines <= state.page();
        String place = state.top() + 1 + "-" + Math.min(lines, state.top() + state.page()) + " of " + lines + "  ";
        return style.faint((all ? "" : place) + keys);
    }

    /** A status belongs to the listing that it was given for. */
    private static MeshFilter filter(WatchState state) {
        MeshFilter filter = state.filter();
        boolean fits = filter.status() == null || state.listing().statuses().contains(filter.status());
        return fits
                ? filter
                : new MeshFilter(filter.agents(), filter.capability(), filter.tag(), null, filter.namespace());
    }
}
