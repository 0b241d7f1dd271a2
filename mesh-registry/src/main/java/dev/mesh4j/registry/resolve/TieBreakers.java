package dev.mesh4j.registry.resolve;

import dev.mesh4j.protocol.match.SemanticVersion;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The order in which providers that meet a need are preferred. First come those that are not suspect; then what is
 * configured decides; then, so that there is always one winner, the lowest agent id.
 */
public final class TieBreakers {

    private static final SemanticVersion LOWEST = new SemanticVersion(0, 0, 0, List.of());

    private static final List<TieBreaker> BUILT_IN = List.of(
            named("score", Comparator.comparingInt(Contender::score).reversed()),
            named("version", Comparator.comparing(TieBreakers::version).reversed()),
            named("newest", Comparator.comparing(Contender::since).reversed()),
            named("oldest", Comparator.comparing(Contender::since)),
            named(
                    "agent-id",
                    Comparator.comparing(contender -> contender.offer().agent().id())));

    /** As the contract says: score, then version, then agent id. */
    public static final TieBreakers STANDARD = of(List.of("score", "version"), List.of());

    private final List<String> names;
    private final Comparator<Contender> quality;
    private final Comparator<Contender> order;

    private TieBreakers(List<String> names, List<TieBreaker> breakers) {
        this.names = List.copyOf(names);
        Comparator<Contender> comparator = Comparator.comparing(Contender::suspect);
        for (TieBreaker breaker : breakers) {
            comparator = comparator.thenComparing(breaker::compare);
        }
        this.quality = comparator;
        this.order = comparator
                .thenComparing(contender -> contender.offer().agent().id())
                .thenComparing(contender -> contender.offer().tool().function());
    }

    /**
     * @param names in their order
     * @param own others than those that are built in
     * @throws IllegalArgumentException naming the one that nobody provides
     */
    public static TieBreakers of(List<String> names, List<TieBreaker> own) {
        Map<String, TieBreaker> known = new LinkedHashMap<>();
        Stream.concat(BUILT_IN.stream(), own.stream()).forEach(breaker -> known.putIfAbsent(breaker.name(), breaker));
        return new TieBreakers(
                names,
                names.stream()
                        .map(name -> {
                            TieBreaker breaker = known.get(name);
                            if (breaker == null) {
                                throw new IllegalArgumentException("'" + name + "' (expected: " + known.keySet() + ")");
                            }
                            return breaker;
                        })
                        .toList());
    }

    /** What is configured, in its order. */
    public List<String> names() {
        return names;
    }

    /** The best first, without a tie. */
    Comparator<Contender> order() {
        return order;
    }

    /** Whether what is configured finds no difference between two. */
    boolean isTie(Contender left, Contender right) {
        return quality.compare(left, right) == 0;
    }

    private static SemanticVersion version(Contender contender) {
        return contender.version().orElse(LOWEST);
    }

    private static TieBreaker named(String name, Comparator<Contender> comparator) {
        return new TieBreaker() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int compare(Contender left, Contender right) {
                return comparator.compare(left, right);
            }
        };
    }
}
