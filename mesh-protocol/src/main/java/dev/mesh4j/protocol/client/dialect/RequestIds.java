package dev.mesh4j.protocol.client.dialect;

import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.util.concurrent.atomic.AtomicLong;

/** Ids of which none is given twice. Thread-safe. */
public final class RequestIds {

    private final AtomicLong last = new AtomicLong();

    public RequestId next() {
        return RequestId.of(last.incrementAndGet());
    }
}
