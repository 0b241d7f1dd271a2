package dev.mesh4j.chaos;

import dev.mesh4j.chaos.fault.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * What is run.
 *
 * @param time how long faults happen
 * @param agents how many processes serve tools, 6 or more
 * @param seed of what happens by chance
 * @param sqlite whether there is one registry on SQLite instead of two on PostgreSQL
 * @param kinds of the faults
 */
public record Options(Duration time, int agents, long seed, boolean sqlite, List<Kind> kinds) {

    private static final int FEWEST = 6;

    public Options {
        kinds = List.copyOf(kinds);
        if (agents < FEWEST) {
            throw new IllegalArgumentException("--agents: " + agents + " (expected: " + FEWEST + " or more)");
        }
        if (!time.isPositive()) {
            throw new IllegalArgumentException("seconds: " + time.toSeconds() + " (expected: 1 or more)");
        }
    }

    public static Options defaults() {
        return new Options(
                Duration.ofMinutes(10), 50, new Random().nextLong(1, 1_000_000), false, List.of(Kind.values()));
    }

    /** As {@code chaos/run} takes them. */
    public static Options of(String... args) {
        Options options = defaults();
        List<Kind> kinds = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(List.of(args));
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            if (word.chars().allMatch(Character::isDigit)) {
                options = options.withTime(Duration.ofSeconds(number(word, word)));
            } else if (word.startsWith("--")) {
                String value = left.pollFirst();
                options = options.with(word, value == null ? "" : value);
            } else {
                kinds.add(Kind.of(word));
            }
        }
        return kinds.isEmpty() ? options : options.withKinds(kinds);
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--agents" -> new Options(time, (int) number(option, value), seed, sqlite, kinds);
            case "--seed" -> new Options(time, agents, number(option, value), sqlite, kinds);
            case "--store" -> new Options(time, agents, seed, isSqlite(value), kinds);
            default -> throw new IllegalArgumentException(option + ": unknown (expected: --agents, --seed or --store)");
        };
    }

    public Options withTime(Duration other) {
        return new Options(other, agents, seed, sqlite, kinds);
    }

    public Options withKinds(List<Kind> other) {
        return new Options(time, agents, seed, sqlite, other);
    }

    private static boolean isSqlite(String value) {
        return switch (value) {
            case "sqlite" -> true;
            case "postgres" -> false;
            default -> throw new IllegalArgumentException("--store: " + value + " (expected: postgres or sqlite)");
        };
    }

    private static long number(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + ": " + value + " (expected: a whole number)", e);
        }
    }
}
