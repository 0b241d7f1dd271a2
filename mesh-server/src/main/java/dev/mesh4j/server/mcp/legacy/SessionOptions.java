package dev.mesh4j.server.mcp.legacy;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The bounds of sessions.
 *
 * @param max open sessions; beyond it the one that was idle longest ends
 * @param idle how long a session lasts without a request
 * @param answerTimeout how long a client may take to answer a question
 * @param clock tells how long a session was idle
 */
public record SessionOptions(int max, Duration idle, Duration answerTimeout, InstantSource clock) {

    public static final SessionOptions DEFAULTS =
            new SessionOptions(10_000, Duration.ofHours(1), Duration.ofMinutes(5), InstantSource.system());

    public SessionOptions withMax(int sessions) {
        return new SessionOptions(sessions, idle, answerTimeout, clock);
    }

    public SessionOptions withAnswerTimeout(Duration timeout) {
        return new SessionOptions(max, idle, timeout, clock);
    }

    public SessionOptions withClock(InstantSource source) {
        return new SessionOptions(max, idle, answerTimeout, source);
    }
}
