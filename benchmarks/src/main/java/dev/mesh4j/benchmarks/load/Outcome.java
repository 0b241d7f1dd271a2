package dev.mesh4j.benchmarks.load;

/**
 * What came back. Latencies are exact, and of an answer that was due at a rate they begin when it was due.
 *
 * @param answered with the expected status
 * @param failed answered otherwise, or not at all
 * @param seconds from the first request to the last answer
 */
public record Outcome(
        int answered,
        int failed,
        double seconds,
        double p50Millis,
        double p99Millis,
        double p999Millis,
        double maxMillis) {

    public double perSecond() {
        return answered / seconds;
    }
}
