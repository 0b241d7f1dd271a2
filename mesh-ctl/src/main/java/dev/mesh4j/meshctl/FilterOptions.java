package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.registry.Listing;
import dev.mesh4j.meshctl.registry.MeshFilter;
import dev.mesh4j.meshctl.registry.NamePattern;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to list, and which of it: options of {@code list} and {@code watch}. */
final class FilterOptions {

    @Option(names = "--tools", description = "A line per tool, instead of one per agent.")
    private boolean tools;

    @Option(names = "--dependencies", description = "A line per dependency: what provides it, or why nothing does.")
    private boolean dependencies;

    @Option(names = "--wide", description = "Show all columns, and nothing shortened.")
    private boolean wide;

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            description = "Only of the agents with this name or id; 'clock*' is a beginning. May be repeated.")
    private List<String> agents = List.of();

    @Option(names = "--capability", paramLabel = "NAME", description = "Only what offers or needs this capability.")
    private @Nullable String capability;

    @Option(names = "--tag", paramLabel = "TAG", description = "Only what has this tag or asks for it.")
    private @Nullable String tag;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only what is in this status: agents healthy, degraded, unhealthy, offline;"
                    + " tools available, unavailable; dependencies available, unresolved.")
    private @Nullable String status;

    @Option(names = "--namespace", paramLabel = "NAME", description = "Only of the agents in this namespace.")
    private @Nullable String namespace;

    boolean wide() {
        return wide;
    }

    Listing listing() {
        if (tools && dependencies) {
            throw MeshctlException.usage("--tools and --dependencies (expected: one of them)");
        }
        return tools ? Listing.TOOLS : dependencies ? Listing.DEPENDENCIES : Listing.AGENTS;
    }

    MeshFilter filter() {
        List<String> statuses = listing().statuses();
        if (status != null && !statuses.contains(status)) {
            throw MeshctlException.usage("--status: '" + status + "' (expected of "
                    + listing().plural() + ": " + String.join(", ", statuses) + ")");
        }
        return new MeshFilter(
                agents.stream().map(NamePattern::new).toList(),
                pattern(capability),
                pattern(tag),
                status,
                pattern(namespace));
    }

    private static @Nullable NamePattern pattern(@Nullable String text) {
        return text == null ? null : new NamePattern(text);
    }
}
