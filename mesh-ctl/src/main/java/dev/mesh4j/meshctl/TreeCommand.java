package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.registry.AgentChoice;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.view.DotGraph;
import dev.mesh4j.meshctl.view.GraphFormat;
import dev.mesh4j.meshctl.view.MermaidGraph;
import dev.mesh4j.meshctl.view.WiredAgent;
import dev.mesh4j.meshctl.view.Wiring;
import dev.mesh4j.meshctl.view.WiringTree;
import dev.mesh4j.protocol.registry.AgentView;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshctl tree} */
@Command(
        name = "tree",
        description = "Shows the wiring: each agent, its tools, what they depend on, and what provides that.")
final class TreeCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(
            arity = "0..1",
            paramLabel = "AGENT",
            description = "Only what this agent needs: its name or id; 'clock*' is a beginning.")
    private @Nullable String agent;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = GraphFormatName.class,
            description = "${COMPLETION-CANDIDATES}: a tree (the default), a flowchart for Markdown, or a graph for"
                    + " Graphviz.")
    private @Nullable GraphFormat format;

    TreeCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        if (meshctl.json() && format != null) {
            throw MeshctlException.usage("--json and --format (expected: one of them)");
        }
        MeshSnapshot mesh = MeshSnapshot.of(meshctl.registry().reply());
        Console console = meshctl.console();
        Wiring wiring = Wiring.of(mesh);
        Set<String> chosen = agent == null
                ? Set.of()
                : AgentChoice.of(agent, mesh).stream().map(AgentView::id).collect(Collectors.toSet());
        Predicate<WiredAgent> beginnings = wired -> agent == null || chosen.contains(wired.id());
        Wiring part = agent == null ? wiring : wiring.from(beginnings);
        if (meshctl.json()) {
            console.json(part);
        } else if (part.agents().isEmpty()) {
            console.notice("no agents at " + meshctl.registryUrl() + ": start one with 'meshctl start PATH'");
        } else {
            console.lines(lines(part, beginnings, console.style()));
        }
        return ExitCode.OK;
    }

    private List<String> lines(Wiring wiring, Predicate<WiredAgent> beginnings, Style style) {
        return switch (Objects.requireNonNullElse(format, GraphFormat.TEXT)) {
            case TEXT -> agent == null ? WiringTree.lines(wiring, style) : WiringTree.lines(wiring, beginnings, style);
            case MERMAID -> new MermaidGraph(wiring).lines();
            case DOT -> new DotGraph(wiring).lines();
        };
    }
}
