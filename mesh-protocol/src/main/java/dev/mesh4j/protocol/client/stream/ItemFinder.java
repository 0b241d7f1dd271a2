package dev.mesh4j.protocol.client.stream;

import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Knows an item of one call among what its server says. */
final class ItemFinder implements Inbound {

    private final String token;
    private @Nullable ToolItem found;

    ItemFinder(RequestId token) {
        this.token = token.json().asString();
    }

    /** The item that was said last, if any; once. */
    @Nullable
    ToolItem take() {
        ToolItem item = found;
        found = null;
        return item;
    }

    @Override
    public void notified(JsonRpcMessage.Notification notification) {
        if (notification.method().equals(Method.PROGRESS) && notification.params() != null) {
            found = item(notification.params());
        }
    }

    @Override
    public void asked(JsonRpcMessage.Request request) {}

    /** Progress that says nothing is none. */
    private @Nullable ToolItem item(ObjectNode params) {
        JsonNode text = params.path("message");
        // some servers send the token back as text
        boolean ours = params.path(Meta.PROGRESS_TOKEN).asString("").equals(token);
        return ours && text.isString()
                ? new ToolItem(
                        text.stringValue(),
                        params.path("_meta").path(StreamMeta.JSON).asBoolean(false))
                : null;
    }
}
