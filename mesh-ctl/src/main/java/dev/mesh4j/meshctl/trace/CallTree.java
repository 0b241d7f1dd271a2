package dev.mesh4j.meshctl.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts spans together to calls, and calls to the trees that they are. */
final class CallTree {

    private static final Comparator<AgentSpan> BY_START = Comparator.comparingLong(AgentSpan::start);

    private final Map<String, List<AgentSpan>> byParent = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    private CallTree(List<AgentSpan> spans) {
        for (AgentSpan span : spans) {
            byParent.computeIfAbsent(parent(span), unseen -> new ArrayList<>()).add(span);
        }
        byParent.values().forEach(siblings -> siblings.sort(BY_START));
    }

    /** The calls whose parents nobody told, by the time at which they began. */
    static List<CallNode> of(List<AgentSpan> spans) {
        CallTree tree = new CallTree(spans);
        Set<String> known = new HashSet<>();
        spans.forEach(span -> known.add(span.span().spanId()));
        return spans.stream()
                .filter(span -> !known.contains(parent(span)))
                .sorted(BY_START)
                .map(tree::node)
                .toList();
    }

    /** A span that is its own ancestor, which a broken agent may tell, is told once. */
    private CallNode node(AgentSpan span) {
        List<AgentSpan> below = new ArrayList<>(seen.add(span.span().spanId()) ? children(span) : List.of());
        if (span.isServer()) {
            return new CallNode(null, span, nodes(below));
        }
        AgentSpan server =
                below.stream().filter(AgentSpan::isServer).findFirst().orElse(null);
        List<AgentSpan> made = new ArrayList<>();
        if (server != null && seen.add(server.span().spanId())) {
            made.addAll(children(server));
        }
        below.stream().filter(other -> !other.equals(server)).forEach(made::add);
        made.sort(BY_START);
        return new CallNode(span, server, nodes(made));
    }

    private List<CallNode> nodes(List<AgentSpan> spans) {
        return spans.stream().map(this::node).toList();
    }

    private List<AgentSpan> children(AgentSpan span) {
        return byParent.getOrDefault(span.span().spanId(), List.of());
    }

    private static String parent(AgentSpan span) {
        return Objects.requireNonNullElse(span.span().parentId(), "");
    }
}
