package dev.mesh4j.runtime;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Has a word in who provides a dependency: asked before the registry's answer is used, and, with what was known last, while
 * the registry is away. It answers from what it knows: it is asked on the thread that keeps the agent in the mesh. One that
 * throws has declined.
 */
@FunctionalInterface
public interface DependencyResolver {

    /**
     * Who provides a dependency.
     *
     * @param candidates the registry's, best first, or a tool of this agent; empty: there is none
     * @return those to use, best first; neighbours that the registry ranks alike share the calls. An empty list: nobody.
     *     Empty: as the registry says
     */
    Optional<List<Candidate>> resolve(Wanted wanted, List<Candidate> candidates);

    /**
     * What is looked for.
     *
     * @param consumer the tool that depends on it
     * @param tags as they are declared
     * @param version a constraint, empty for any
     * @param namespace empty for the agent's own
     */
    record Wanted(String consumer, String capability, List<String> tags, String version, String namespace) {

        public Wanted {
            tags = List.copyOf(tags);
        }
    }

    /**
     * A tool that may provide it.
     *
     * @param agentId empty for a server that is no agent of the mesh
     * @param url the base URL of an agent, or the very URL of a server
     * @param rank how many the registry holds for better; -1 for one that it does not know
     * @param kwargs the provider's call policy, as the registry hands it on
     */
    record Candidate(
            String agentId,
            String tool,
            String url,
            int rank,
            @Nullable JsonNode kwargs) {

        /** A tool of an MCP server that the registry does not know. */
        public static Candidate of(URI server, String tool) {
            return new Candidate("", tool, server.toString(), -1, null);
        }
    }
}
