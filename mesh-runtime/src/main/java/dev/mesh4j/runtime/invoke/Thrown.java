package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.McpErrorException;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.SessionLostException;
import dev.mesh4j.runtime.UntrustedDestinationException;
import dev.mesh4j.server.mcp.AwaitingInput;
import dev.mesh4j.server.mcp.StartingTask;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a method of the user's threw. */
final class Thrown {

    private static final Logger log = LoggerFactory.getLogger(Thrown.class);

    private static final int MAX_CAUSES = 10;

    private Thrown() {}

    /**
     * The line that tells a client what went wrong.
     *
     * @throws JsonRpcException when the method meant to answer with an error
     * @throws AwaitingInput when the client must answer a question first
     */
    static String reason(String what, Throwable thrown) {
        refuseToSwallow(thrown);
        switch (thrown) {
            case StartingTask starting -> throw starting;
            case JsonRpcException known -> throw known;
            case SessionLostException lost -> throw lost;
            case McpErrorException error ->
                throw new JsonRpcException(new JsonRpcError(error.code(), String.valueOf(error.getMessage()), null));
            case VirtualMachineError fatal -> {
                log.error("{} failed", what, fatal);
                return what + " failed: " + fatal.getClass().getSimpleName();
            }
            case InterruptedException interrupted -> Thread.currentThread().interrupt();
            default -> {}
        }
        report(what, thrown);
        String message = thrown.getMessage();
        return message == null || message.isBlank()
                ? what + " failed: " + thrown.getClass().getSimpleName() + " (where, is in its agent's log)"
                : message;
    }

    /** A question that was asked on another thread comes wrapped. */
    private static void refuseToSwallow(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof AwaitingInput awaiting) {
                throw awaiting;
            }
        }
    }

    /** What the caller or another agent caused needs no stack trace. */
    private static void report(String what, Throwable thrown) {
        if (thrown instanceof CancellationException) {
            // its caller left, and knows
            log.debug("{} was cancelled: {}", what, thrown.getMessage());
            return;
        }
        boolean foreseen = thrown instanceof IllegalArgumentException
                || thrown instanceof RemoteToolException
                || thrown instanceof DependencyUnavailableException
                || thrown instanceof UntrustedDestinationException
                || thrown instanceof CallException;
        if (foreseen) {
            log.warn("{} failed: {}", what, thrown.toString());
        } else {
            log.warn("{} failed", what, thrown);
        }
    }
}
