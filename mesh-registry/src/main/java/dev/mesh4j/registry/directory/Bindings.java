package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Digests;
import dev.mesh4j.registry.model.Tool;
import dev.mesh4j.registry.resolve.Offer;
import dev.mesh4j.registry.resolve.Resolution;
import dev.mesh4j.registry.resolve.Resolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the dependencies of one agent are met.
 *
 * @param resolutions from the tool's function to one entry per declared dependency, in the declared order
 * @param unavailable from the tool's function to why it cannot be used; only tools that cannot
 * @param fingerprint differs when what the agent has to apply differs
 */
public record Bindings(Map<String, List<Resolution>> resolutions, Map<String, String> unavailable, String fingerprint) {

    static final Bindings NONE = new Bindings(Map.of(), Map.of(), "");

    private static final int FINGERPRINT_DIGITS = 24;

    static Bindings of(Agent agent, Resolver resolver) {
        Map<String, List<Resolution>> resolutions = new LinkedHashMap<>();
        Map<String, String> unavailable = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (Tool tool : agent.tools()) {
            Offer offer = new Offer(agent, tool);
            List<Resolution> resolved = resolver.resolve(offer);
            resolutions.put(tool.function(), resolved);
            resolver.unavailable(offer).ifPresent(reason -> unavailable.put(tool.function(), reason));
            resolved.forEach(resolution -> text.append(tool.function())
                    .append('>')
                    .append(resolution.fingerprint())
                    .append('\n'));
        }
        return new Bindings(
                resolutions, unavailable, Digests.sha256(text.toString()).substring(0, FINGERPRINT_DIGITS));
    }

    /** How many dependencies have a provider. */
    public int resolved() {
        return (int) resolutions.values().stream()
                .flatMap(List::stream)
                .filter(Resolution::isResolved)
                .count();
    }

    public int total() {
        return resolutions.values().stream().mapToInt(List::size).sum();
    }
}
