package dev.mesh4j.protocol.client.link;

import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;

/** Receives what a server sends of its own accord. Must not block for long: the answer waits behind it. */
public interface Inbound {

    /** Drops everything. */
    Inbound NONE = new Inbound() {
        @Override
        public void notified(JsonRpcMessage.Notification notification) {}

        @Override
        public void asked(JsonRpcMessage.Request request) {}
    };

    void notified(JsonRpcMessage.Notification notification);

    /** A request of the server, legacy era only; whoever receives it sends the answer. */
    void asked(JsonRpcMessage.Request request);
}
