package dev.mesh4j.runtime.call;

import dev.mesh4j.annotations.Balancing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The providers of one dependency, best first, and how a call chooses among them. Thread-safe. */
public final class Candidates {

    private final List<Provider> ranked;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param providers of equal rank stay in their order */
    public Candidates(List<Provider> providers) {
        if (providers.isEmpty()) {
            throw new IllegalArgumentException("providers: [] (expected: at least one)");
        }
        this.ranked = providers.stream()
                .sorted(Comparator.comparingInt(Provider::rank))
                .toList();
    }

    public List<Provider> ranked() {
        return ranked;
    }

    Provider first() {
        return ranked.getFirst();
    }

    Provider at(int index) {
        return ranked.get(index);
    }

    /**
     * The one to ask next: of the best rank that has one in good condition, else one that would refuse at once.
     *
     * @param tried not to be asked again
     * @return its index; -1 when there is none
     */
    int choose(BitSet tried, Choice choice) {
        if (ranked.size() == 1 && tried.isEmpty()) {
            Provider only = ranked.getFirst();
            return choice.isUsable(only) || choice.isCheap(only) ? 0 : -1;
        }
        BitSet open = untried(tried, choice::isUsable);
        if (open.isEmpty()) {
            open = untried(tried, choice::isCheap);
        }
        if (open.isEmpty()) {
            return -1;
        }
        CallSession session = choice.session();
        return session == null ? choose(best(open), choice.way(), choice.key()) : choose(open, session);
    }

    private int choose(BitSet open, CallSession session) {
        String owner = session.routes().owner(session.id());
        for (int i = open.nextSetBit(0); i >= 0 && owner != null; i = open.nextSetBit(i + 1)) {
            if (ranked.get(i).agentId().equals(owner)) {
                return i;
            }
        }
        int[] equals = best(open);
        List<String> instances =
                Arrays.stream(equals).mapToObj(i -> ranked.get(i).agentId()).toList();
        return equals[instances.indexOf(session.routes().first(session.id(), instances))];
    }

    /** What was learned of providers is kept by them. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Candidates candidates && ranked.equals(candidates.ranked);
    }

    @Override
    public int hashCode() {
        return ranked.hashCode();
    }

    private BitSet untried(BitSet tried, Predicate<Provider> wanted) {
        BitSet open = new BitSet(ranked.size());
        for (int i = 0; i < ranked.size(); i++) {
            open.set(i, !tried.get(i) && wanted.test(ranked.get(i)));
        }
        return open;
    }

    /** Those of the best rank. */
    private int[] best(BitSet usable) {
        int rank = ranked.get(usable.nextSetBit(0)).rank();
        return usable.stream().filter(i -> ranked.get(i).rank() == rank).toArray();
    }

    private int choose(int[] equals, Balancing way, @Nullable String key) {
        if (equals.length == 1) {
            return equals[0];
        }
        RandomGenerator random = ThreadLocalRandom.current();
        return switch (way) {
            case LEAST_OUTSTANDING -> ofTwo(equals, random);
            case ROUND_ROBIN -> equals[Math.floorMod(turn.getAndIncrement(), equals.length)];
            case WEIGHTED -> weighted(equals, random);
            case AFFINITY -> key == null ? ofTwo(equals, random) : closest(equals, key);
        };
    }

    private int ofTwo(int[] equals, RandomGenerator random) {
        int one = random.nextInt(equals.length);
        int other = (one + 1 + random.nextInt(equals.length - 1)) % equals.length;
        return ranked.get(equals[one]).peer().outstanding()
                        <= ranked.get(equals[other]).peer().outstanding()
                ? equals[one]
                : equals[other];
    }

    private int weighted(int[] equals, RandomGenerator random) {
        int sum = 0;
        for (int i : equals) {
            sum += ranked.get(i).weight();
        }
        int left = random.nextInt(sum);
        for (int i : equals) {
            left -= ranked.get(i).weight();
            if (left < 0) {
                return i;
            }
        }
        throw new IllegalStateException("weights that do not add up");
    }

    private int closest(int[] equals, String key) {
        int best = equals[0];
        for (int i : equals) {
            if (Rendezvous.score(key, ranked.get(i).agentId())
                    > Rendezvous.score(key, ranked.get(best).agentId())) {
                best = i;
            }
        }
        return best;
    }
}
