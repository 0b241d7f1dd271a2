package dev.mesh4j.protocol.client.dialect;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.LogMessageParams;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProgressParams;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Gives a call's handlers what is theirs.
 *
 * @param others gets the rest
 */
public record CallInbound(CallOptions options, Inbound others) implements Inbound {

    private static final Logger LOG = LoggerFactory.getLogger(CallInbound.class);

    @Override
    public void notified(JsonRpcMessage.Notification notification) {
        switch (notification.method()) {
            case Method.PROGRESS -> give(notification, ProgressParams.class, options.progress());
            case Method.LOG_MESSAGE -> {
                if (options.log() == null) {
                    others.notified(notification);
                }
                give(notification, LogMessageParams.class, options.log());
            }
            default -> others.notified(notification);
        }
    }

    @Override
    public void asked(JsonRpcMessage.Request request) {
        others.asked(request);
    }

    private static <T> void give(
            JsonRpcMessage.Notification notification, Class<T> type, @Nullable Consumer<T> handler) {
        if (handler == null || notification.params() == null) {
            return;
        }
        try {
            handler.accept(Json.mapper().treeToValue(notification.params(), type));
        } catch (JacksonException e) {
            LOG.debug("{} cannot be read: {}", notification.method(), e.getOriginalMessage());
        }
    }
}
