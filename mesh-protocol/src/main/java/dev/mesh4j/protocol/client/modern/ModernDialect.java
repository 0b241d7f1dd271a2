package dev.mesh4j.protocol.client.modern;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.dialect.Answer;
import dev.mesh4j.protocol.client.dialect.CallInbound;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Client;
import dev.mesh4j.protocol.client.dialect.Dialect;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.dialect.ServerDescription;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.Link;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.InputRequiredResult;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.ServerCapabilities;
import dev.mesh4j.protocol.mcp.Task;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks 2026-07-28 over any link. */
public final class ModernDialect implements Dialect {

    /** A server that keeps asking is not asked any more. */
    static final int MAX_ROUNDS = 10;

    private final Link link;
    private final Client client;
    private final RequestForm form;
    private final InputRound round;
    private final Inbound others;

    public ModernDialect(Link link, Client client) {
        this.link = link;
        this.client = client;
        this.form = new RequestForm(
                ProtocolVersion.V2026_07_28, client.info(), client.handlers().capabilities());
        this.round = new InputRound(link.name(), client.handlers());
        this.others = client.events();
        link.listen(others);
    }

    @Override
    public ProtocolVersion revision() {
        return form.revision();
    }

    @Override
    public Answer call(Operation operation) {
        ObjectNode params = operation.params();
        for (int asked = 0; asked <= MAX_ROUNDS; asked++) {
            JsonNode result = exchange(operation, params).result(link.name());
            // a server of an earlier revision has none
            String type = result.path("resultType").asString("complete");
            if (type.equals("complete")
                    || (type.equals(Task.TYPE) && operation.options().tasks())) {
                return new Answer(result, asked > 0);
            }
            if (!type.equals(InputRequiredResult.TYPE)) {
                throw refused("resultType: " + type + " (expected: complete)");
            }
            params = round.next(operation.params(), result);
        }
        throw refused("input_required after " + MAX_ROUNDS + " rounds (expected: a result)");
    }

    /** One request and its answer; a revision that the server offers instead is taken once. */
    public LinkReply exchange(Operation operation, ObjectNode params) {
        LinkReply reply = send(operation, params);
        return offers(reply.error(), revision()) ? send(operation, params) : reply;
    }

    /** Whether an error names a revision as one that the server speaks. */
    public static boolean offers(@Nullable JsonRpcError error, ProtocolVersion revision) {
        if (error == null || error.code() != ErrorCode.UNSUPPORTED_PROTOCOL_VERSION.number() || error.data() == null) {
            return false;
        }
        for (JsonNode supported : error.data().path("supported")) {
            if (supported.asString("").equals(revision.text())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Opens a stream of events.
     *
     * @param events gets each one of it
     */
    public Subscription listen(ObjectNode filter, CallOptions options, Consumer<JsonRpcMessage.Notification> events) {
        ObjectNode params = Json.mapper().createObjectNode();
        params.set("notifications", filter);
        Operation operation = Operation.of(Method.LISTEN, options).withParams(params);
        Subscription subscription = new Subscription(link, notification -> {
            others.notified(notification);
            events.accept(notification);
        });
        subscription.open(form.request(client.ids().next(), operation, params, Subscription.UNTIL_CLOSED), options);
        return subscription;
    }

    /** Answers what a task wants to know. */
    public ObjectNode answers(JsonNode inputRequests) {
        return round.answers(inputRequests);
    }

    @Override
    public void tell(String method, @Nullable ObjectNode params, Duration timeout) {
        link.send(new JsonRpcMessage.Notification(method, params), timeout);
    }

    @Override
    public ServerDescription describe(CallOptions options) {
        return description(call(Operation.of(Method.DISCOVER, options)).result());
    }

    /** Reads the result of {@code server/discover}. */
    public ServerDescription description(JsonNode discovered) {
        try {
            JsonNode info = discovered.path("_meta").get(Meta.SERVER_INFO);
            JsonNode instructions = discovered.get("instructions");
            return new ServerDescription(
                    revision(),
                    Json.mapper().treeToValue(discovered.path("capabilities"), ServerCapabilities.class),
                    info == null ? null : Json.mapper().treeToValue(info, Implementation.class),
                    instructions == null ? null : instructions.asString(null));
        } catch (JacksonException e) {
            throw refused("an unusable result: " + e.getOriginalMessage());
        }
    }

    @Override
    public boolean alive() {
        return link.alive();
    }

    @Override
    public void close() {
        link.close();
    }

    private LinkReply send(Operation operation, ObjectNode params) {
        CallOptions options = operation.options();
        return link.request(
                form.request(client.ids().next(), operation, params, options.timeout()),
                new CallInbound(options, others));
    }

    private CallException refused(String what) {
        return new CallException.Refused(link.name(), 200, null, what);
    }
}
