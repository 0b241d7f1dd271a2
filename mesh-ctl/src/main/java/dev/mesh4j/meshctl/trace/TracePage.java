package dev.mesh4j.meshctl.trace;

import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trace for people: a line per call, with how long it took, where that time went, and how it ended. */
public final class TracePage {

    private static final int BAR = 24;

    private final CollectedTrace trace;
    private final Style style;
    private final List<CallNode> roots;
    private final Table table;
    private final long whole;
    private int calls;

    private TracePage(CollectedTrace trace, Style style) {
        this.trace = trace;
        this.style = style;
        this.roots = CallTree.of(trace.spans());
        this.table = new Table(style, "CALL", "TOOK", "OWN", "WAY", "WHEN", "OUTCOME");
        long first = first();
        this.whole = roots.stream()
                .mapToLong(root -> root.outer().start() - first + root.duration())
                .max()
                .orElse(0);
    }

    /** The page, line by line. */
    public static List<String> lines(CollectedTrace trace, Style style) {
        return new TracePage(trace, style).lines();
    }

    private List<String> lines() {
        long first = first();
        for (CallNode root : roots) {
            row("", "", root, null, root.outer().start() - first);
        }
        List<String> lines = new ArrayList<>();
        lines.add("trace " + style.bold(trace.traceId()) + ": " + counted(calls, "call") + ", "
                + counted(trace.agents().size(), "agent") + ", " + time(whole));
        lines.addAll(table.lines());
        trace.silent()
                .forEach(silent ->
                        lines.add(style.faint(Style.clean(silent.agentId() + " told nothing: " + silent.why()))));
        return lines;
    }

    /**
     * A call and what is below it.
     *
     * @param before the sibling before it, if any
     * @param at when it began, from the beginning of the trace
     */
    private void row(String branch, String indent, CallNode call, @Nullable CallNode before, long at) {
        calls++;
        table.row(
                branch + call.name(),
                time(call.duration()),
                time(call.own()),
                time(call.way()),
                bar(at, call.duration()),
                outcome(call, before));
        AgentSpan server = call.server();
        long way = Objects.requireNonNullElse(call.way(), 0L);
        CallNode previous = null;
        for (int i = 0; i < call.children().size(); i++) {
            CallNode child = call.children().get(i);
            boolean last = i == call.children().size() - 1;
            // measured by one clock; that of another machine may be another time
            long since = server == null ? 0 : child.outer().start() - server.start();
            row(
                    indent + (last ? "└─ " : "├─ "),
                    indent + (last ? "   " : "│  "),
                    child,
                    previous,
                    at + way / 2 + since);
            previous = child;
        }
    }

    private String outcome(CallNode call, @Nullable CallNode before) {
        String outcome = call.isOk() ? style.faint(call.outcome()) : style.bold(call.outcome());
        String attempt = call.outer().span().attempt();
        if (attempt == null) {
            return outcome;
        }
        boolean elsewhere = before != null
                && !Objects.equals(
                        before.outer().span().provider(), call.outer().span().provider());
        return outcome + " (" + (elsewhere && attempt.equals("retry") ? "failover" : attempt) + ")";
    }

    private String bar(long at, long duration) {
        if (whole <= 0) {
            return "";
        }
        int from = Math.clamp(at * BAR / whole, 0, BAR - 1);
        int length = Math.clamp(Math.round((double) duration * BAR / whole), 1, BAR - from);
        return " ".repeat(from) + "━".repeat(length) + " ".repeat(BAR - from - length);
    }

    private long first() {
        return roots.stream().mapToLong(root -> root.outer().start()).min().orElse(0);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String time(@Nullable Long micros) {
        if (micros == null) {
            return "-";
        }
        if (micros < 1_000) {
            return micros + " µs";
        }
        double millis = micros / 1_000.0;
        return millis < 1_000
                ? String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : millis < 100 ? "%.1f ms" : "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.2f s", millis / 1_000);
    }
}
