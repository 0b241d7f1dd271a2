package dev.mesh4j.benchmarks;

/**
 * How long things are measured.
 *
 * @param rounds of which medians are taken
 * @param seconds of one load in a round
 * @param warmUpSeconds of each load before the first round
 * @param restSeconds before memory at rest is read
 * @param calls before memory after load is read
 */
record Plan(int rounds, int seconds, int warmUpSeconds, int restSeconds, int calls) {

    static final Plan FULL = new Plan(5, 1, 5, 5, 60_000);

    /** To see that everything works; its figures mean nothing. */
    static final Plan QUICK = new Plan(2, 1, 1, 1, 2000);

    /** For the page. */
    String inWords() {
        return "Medians of " + rounds + " rounds; in each every contender has its turn of " + seconds
                + " s, and before the first a warm-up of " + warmUpSeconds + " s with each kind of call.";
    }
}
