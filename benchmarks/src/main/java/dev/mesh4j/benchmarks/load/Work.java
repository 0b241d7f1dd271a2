package dev.mesh4j.benchmarks.load;

/**
 * What to send to a server on this machine.
 *
 * @param kind which requests
 * @param port of the server
 * @param firstAgent the agents that the requests are of, in turn, begin with this one
 * @param agents how many these are
 * @param variant agents of another one are the same agents, changed
 * @param connections each has one request under way at a time
 * @param perSecond requests come at this rate, whether or not earlier ones are answered; 0 sends the next one when one
 *     is answered
 * @param seconds how long; 0 sends {@code agents} requests
 */
public record Work(
        Kind kind, int port, int firstAgent, int agents, int variant, int connections, int perSecond, double seconds) {

    /** The requests there are. */
    public enum Kind {
        /** {@code HEAD /heartbeat/{agent_id}}. */
        BEAT(200, 202),
        /** {@code POST /heartbeat} as the agent is. */
        REGISTER(200),
        /** The same, of the next {@link Requests#VARIANTS} variants in turn. */
        CHANGE(200),
        /** {@code GET /explain?capability=…}. */
        EXPLAIN(200),
        /** {@code GET /livez}. */
        LIVE(200),
        /** {@code tools/call} of {@code echo}, in the modern era. */
        ECHO(200),
        /** The same of {@code relay}. */
        RELAY(200);

        private final int expected;
        private final int alsoExpected;

        Kind(int expected) {
            this(expected, expected);
        }

        Kind(int expected, int alsoExpected) {
            this.expected = expected;
            this.alsoExpected = alsoExpected;
        }

        boolean isAnswer(int status) {
            return status == expected || status == alsoExpected;
        }
    }
}
