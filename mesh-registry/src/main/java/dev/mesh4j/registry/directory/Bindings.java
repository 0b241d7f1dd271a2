package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Tool;
import dev.mesh4j.registry.resolve.Offer;
import dev.mesh4j.registry.resolve.Resolution;
import dev.mesh4j.registry.resolve.Resolver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    private static final int FINGERPRINT_BYTES = 12;

    static Bindings of(Agent agent, Resolver resolver) {
        Map<String, List<Resolution>> resolutions = new LinkedHashMap<>();
        Map<String, String> unavailable = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (Tool tool : agent.tools()) {
            Offer offer = new Offer(agent, tool);
            List<Resolution> resolved = resolver.resolve(offer);
            resolutions.put(tool.function(), resolved);
            resolver.unavailable(offer).ifPresent(reason -> unavailable.put(tool.function(), reason));
            resolved.forEach(resolution -> describe(tool, resolution, text));
        }
        return new Bindings(resolutions, unavailable, digest(text.toString()));
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

    /** Everything that a consumer applies: a change of a provider's tags or policy counts as one. */
    private static void describe(Tool consumer, Resolution resolution, StringBuilder text) {
        text.append(consumer.function()).append('>');
        for (Offer offer : resolution.candidates()) {
            Tool tool = offer.tool();
            text.append(offer)
                    .append('@')
                    .append(offer.agent().endpoint())
                    .append('|')
                    .append(tool.version());
            text.append('|')
                    .append(tool.tags())
                    .append('|')
                    .append(tool.kwargs())
                    .append(';');
        }
        text.append('\n');
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
