package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.load.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The same load several times. */
record Rounds(List<Outcome> outcomes) {

    /** One round of some load. */
    interface Round {
        Outcome run(int number) throws IOException;
    }

    static Rounds of(int count, Round round) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            outcomes.add(round.run(number));
        }
        return new Rounds(outcomes);
    }

    Medians perSecond() {
        return of(Outcome::perSecond);
    }

    Medians p50Millis() {
        return of(Outcome::p50Millis);
    }

    Medians p99Millis() {
        return of(Outcome::p99Millis);
    }

    Medians maxMillis() {
        return of(Outcome::maxMillis);
    }

    private Medians of(ToDoubleFunction<Outcome> figure) {
        return new Medians(outcomes.stream().map(figure::applyAsDouble).toList());
    }
}
