package dev.mesh4j.protocol.client.legacy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.dialect.Answer;
import dev.mesh4j.protocol.client.dialect.CallInbound;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.dialect.Dialect;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.dialect.ServerDescription;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.link.LinkRequest;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Speaks 2025-11-25, 2025-06-18 or 2025-03-26 over any link, after a handshake. */
public final class LegacyDialect implements Dialect {

    private final Link link;
    private final Client client;
    private final Responder responder;
    private final UrlVisits visits;
    private final ServerDescription server;

    /**
     * Shakes hands.
     *
     * @param wanted the revision to ask for; the server may choose another
     * @throws CallException when the server does not
     */
    public LegacyDialect(Link link, Client client, ProtocolVersion wanted, CallOptions options) {
        this.link = link;
        this.client = client;
        this.responder = new Responder(link, client.handlers(), client.events());
        this.visits = new UrlVisits(client.handlers());
        this.server = new Handshake(link, client, responder).shake(wanted, options);
        link.listen(responder);
    }

    @Override
    public ProtocolVersion revision() {
        return server.revision();
    }

    @Override
    public Answer call(Operation operation) {
        LinkReply reply = send(operation);
        if (visits.made(reply.error())) {
            reply = send(operation);
        }
        return new Answer(reply.result(link.name()), false);
    }

    @Override
    public void tell(String method, @Nullable ObjectNode params, Duration timeout) {
        link.send(new JsonRpcMessage.Notification(method, params), timeout);
    }

    @Override
    public ServerDescription describe(CallOptions options) {
        return server;
    }

    @Override
    public boolean alive() {
        return link.alive();
    }

    @Override
    public void close() {
        link.close();
    }

    private LinkReply send(Operation operation) {
        RequestId id = client.ids().next();
        ObjectNode params = operation.params().deepCopy();
        if (operation.options().progress() != null) {
            ObjectNode meta = params.path("_meta") instanceof ObjectNode given
                    ? given
                    : Json.mapper().createObjectNode();
            params.set("_meta", meta.set(Meta.PROGRESS_TOKEN, id.json()));
        }
        return link.request(
                new LinkRequest(
                        id,
                        operation.method(),
                        params,
                        Map.of(),
                        operation.options().timeout()),
                new CallInbound(operation.options(), responder));
    }
}
