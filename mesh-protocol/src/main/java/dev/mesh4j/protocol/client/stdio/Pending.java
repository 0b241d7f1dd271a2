package dev.mesh4j.protocol.client.stdio;

import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.link.LinkRequest;
import java.util.concurrent.CompletableFuture;

/** A request that waits for its answer, or for its turn to be written. */
final class Pending {

    final LinkRequest request;
    final Inbound inbound;
    final CompletableFuture<LinkReply> reply = new CompletableFuture<>();

    /** Whether the server may have read some of it. */
    volatile boolean started;

    Pending(LinkRequest request, Inbound inbound) {
        this.request = request;
        this.inbound = inbound;
    }
}
