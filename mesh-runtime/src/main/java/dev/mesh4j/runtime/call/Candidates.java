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
    /** How many are of the best rank. */
    private final int equals;

    private final AtomicInteger turn = new AtomicInteger();

    /** @param providers of equal rank stay in their order */
    public Candidates(List<Provider> providers) {
        if (providers.isEmpty()) {
            throw new IllegalArgumentException("providers: [] (expected: at least one)");
        }
        this.ranked = providers.stream()
                .sorted(Comparator.comparingInt(Provider::rank))
                .toList();
        int best = ranked.getFirst().rank();
        this.equals = (int)
                ranked.stream().takeWhile(provider -> provider.rank() == best).count();
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
        int number = choice.way() == Balancing.ROUND_ROBIN ? turn.getAndIncrement() : 0;
        int seen = tried.isEmpty() && choice.session() == null ? glance(choice, number) : -1;
        return seen >= 0 ? seen : ofAll(tried, choice, number);
    }

    /**
     * What {@link #ofAll} would choose with the same chances, found without a look at each of them; -1 when they must be
     * looked at.
     */
    private int glance(Choice choice, int number) {
        if (equals == 1) {
            return choice.isUsable(first()) ? 0 : -1;
        }
        return switch (choice.way()) {
            case LEAST_OUTSTANDING -> ofTwo(choice);
            case ROUND_ROBIN -> {
                int next = Math.floorMod(number, equals);
                yield choice.isUsable(at(next)) ? next : -1;
            }
            case WEIGHTED, AFFINITY -> -1;
        };
    }

    private int ofTwo(Choice choice) {
        RandomGenerator random = ThreadLocalRandom.current();
        int one = random.nextInt(equals);
        int other = (one + 1 + random.nextInt(equals - 1)) % equals;
        return choice.isUsable(at(one)) && choice.isUsable(at(other)) ? lessBusy(one, other) : -1;
    }

    private int ofAll(BitSet tried, Choice choice, int number) {
        BitSet open = untried(tried, choice::isUsable);
        if (open.isEmpty()) {
            open = untried(tried, choice::isCheap);
        }
        if (open.isEmpty()) {
            return -1;
        }
        CallSession session = choice.session();
        return session == null ? choose(best(open), choice, number) : choose(open, session);
    }

    private int choose(BitSet open, CallSession session) {
        String owner = session.routes().owner(session.id());
        for (int i = open.nextSetBit(0); i >= 0 && owner != null; i = open.nextSetBit(i + 1)) {
            if (ranked.get(i).agentId().equals(owner)) {
                return i;
            }
        }
        int[] best = best(open);
        List<String> instances =
                Arrays.stream(best).mapToObj(i -> ranked.get(i).agentId()).toList();
        return best[instances.indexOf(session.routes().first(session.id(), instances))];
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

    private int choose(int[] among, Choice choice, int number) {
        if (among.length == 1) {
            return among[0];
        }
        RandomGenerator random = ThreadLocalRandom.current();
        String key = choice.key();
        return switch (choice.way()) {
            case LEAST_OUTSTANDING -> ofTwo(among, random);
            case ROUND_ROBIN -> among[Math.floorMod(number, among.length)];
            case WEIGHTED -> weighted(among, random);
            case AFFINITY -> key == null ? ofTwo(among, random) : closest(among, key);
        };
    }

    private int ofTwo(int[] among, RandomGenerator random) {
        int one = random.nextInt(among.length);
        int other = (one + 1 + random.nextInt(among.length - 1)) % among.length;
        return lessBusy(among[one], among[other]);
    }

    private int lessBusy(int one, int other) {
        return at(one).peer().outstanding() <= at(other).peer().outstanding() ? one : other;
    }

    private int weighted(int[] among, RandomGenerator random) {
        int sum = 0;
        for (int i : among) {
            sum += ranked.get(i).weight();
        }
        int left = random.nextInt(sum);
        for (int i : among) {
            left -= ranked.get(i).weight();
            if (left < 0) {
                return i;
            }
        }
        throw new IllegalStateException("weights that do not add up");
    }

    private int closest(int[] among, String key) {
        int best = among[0];
        for (int i : among) {
            if (Rendezvous.score(key, ranked.get(i).agentId())
                    > Rendezvous.score(key, ranked.get(best).agentId())) {
                best = i;
            }
        }
        return best;
    }
}
