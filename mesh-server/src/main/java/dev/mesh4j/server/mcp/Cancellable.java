package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.jsonrpc.UniqueIds;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stateless requests in flight that a notification can cancel. The notification comes on a connection of its own, so that it
 * can only name requests whose ids are unique among all clients; agents make such ones. Thread-safe.
 */
final class Cancellable {

    private final Map<RequestId, HttpCarrier> carriers = new ConcurrentHashMap<>();

    /** False when it cannot be named. */
    boolean add(RequestId id, Carrier carrier) {
        return carrier instanceof HttpCarrier http && UniqueIds.isUnique(id) && carriers.putIfAbsent(id, http) == null;
    }

    void remove(RequestId id) {
        carriers.remove(id);
    }

    /** Ids of nothing in flight are ignored: the answer may be on its way. */
    void cancel(RequestId id) {
        HttpCarrier carrier = carriers.get(id);
        if (carrier != null) {
            carrier.cancel();
        }
    }
}
