package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** What the end of an attempt says of the provider that was asked. What says more of the caller counts for nothing. */
final class Lessons {

    /** A time-out after at least this long, or after half of what the tool is given, is the provider's fault. */
    private static final Duration FAIR = Duration.ofMillis(500);

    private Lessons() {}

    /** @param given the time that the attempt had */
    static void learn(Provider provider, CallException e, Duration given) {
        Peer peer = provider.peer();
        if (Thread.currentThread().isInterrupted()) {
            peer.unknown();
            return;
        }
        switch (e) {
            case CallException.NotSent unsent -> unsent(provider, unsent, given);
            case CallException.TimedOut slow -> slow(provider, given);
            case CallException.Lost lost -> peer.failed();
            case CallException.NotExecuted refused -> {
                peer.answered();
                if (!Failures.isOverload(refused) && !Failures.isSession(refused)) {
                    peer.rests(refused.retryAfter());
                }
            }
            case CallException.Refused refused -> {
                if (isBroken(refused)) {
                    peer.failed();
                } else {
                    peer.answered();
                }
            }
        }
    }

    /** An HTTP error of the server, not one of MCP: the call may have been executed. */
    static boolean isBroken(CallException.Refused refused) {
        return refused.status() >= 500 && refused.error() == null;
    }

    private static void unsent(Provider provider, CallException.NotSent e, Duration given) {
        boolean malformed = e.getCause() instanceof IllegalArgumentException;
        // a caller's time that ends while it connects is an interrupted exchange as well
        boolean late = e.getCause() instanceof InterruptedIOException && !isFair(provider, given);
        if (malformed || late) {
            provider.peer().unknown();
        } else {
            provider.peer().unreachable();
        }
    }

    private static void slow(Provider provider, Duration given) {
        if (isFair(provider, given)) {
            provider.peer().failed();
        } else {
            provider.peer().unknown();
        }
    }

    private static boolean isFair(Provider provider, Duration given) {
        Duration half = provider.policy().timeout().dividedBy(2);
        return given.compareTo(FAIR) >= 0 || given.compareTo(half) >= 0;
    }
}
