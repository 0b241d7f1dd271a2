package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the user did.
 *
 * @param content the filled form, present when one was accepted
 */
public record ElicitResult(
        Action action,
        @Nullable ObjectNode content,
        @JsonProperty("_meta") @Nullable JsonNode meta) implements InputResponse {

    public static ElicitResult accept(@Nullable ObjectNode content) {
        return new ElicitResult(Action.ACCEPT, content, null);
    }

    public static ElicitResult decline() {
        return new ElicitResult(Action.DECLINE, null, null);
    }

    public static ElicitResult cancel() {
        return new ElicitResult(Action.CANCEL, null, null);
    }

    public boolean accepted() {
        return action == Action.ACCEPT;
    }

    /** A decline is a choice, a cancel is none. */
    public enum Action {
        @JsonProperty("accept")
        ACCEPT,
        @JsonProperty("decline")
        DECLINE,
        @JsonProperty("cancel")
        CANCEL
    }
}
