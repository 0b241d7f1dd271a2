package dev.mesh4j.protocol.jsonrpc;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The ids of one client's requests, which no other client uses and nobody can guess, so that a server can tell the requests
 * of all its clients apart by them: {@code xxxxxxxx-xxxx-xxxx-<count>}. Thread-safe.
 */
public final class UniqueIds implements Supplier<RequestId> {

    private static final int RANDOM = 18;
    private static final int LONGEST_COUNT = 19;

    private final String client = UUID.randomUUID().toString().substring(0, RANDOM) + "-";
    private final AtomicLong count = new AtomicLong();

    @Override
    public RequestId get() {
        return RequestId.of(client + count.incrementAndGet());
    }

    /** Whether an id has this form. */
    public static boolean isUnique(RequestId id) {
        if (!id.json().isString()) {
            return false;
        }
        String text = id.json().stringValue();
        int length = text.length();
        return length > RANDOM + 1
                && length <= RANDOM + 1 + LONGEST_COUNT
                && text.charAt(8) == '-'
                && text.charAt(13) == '-'
                && text.charAt(RANDOM) == '-';
    }
}
