package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.mcp.Meta;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the client of a call gets the items of a tool that streams. */
public enum ItemDelivery {
    /** All of them in the result. */
    IN_RESULT,
    /** Each as progress, for those who watch, and all of them in the result. */
    AS_PROGRESS_AND_IN_RESULT,
    /** Each as progress and not again in the result: an agent that reads a stream. */
    AS_PROGRESS;

    /** What a request asks for, if its client takes messages before the answer. */
    public static ItemDelivery of(@Nullable JsonNode meta) {
        if (meta == null || token(meta) == null) {
            return IN_RESULT;
        }
        return meta.path(StreamMeta.WANTED).asBoolean(false) ? AS_PROGRESS : AS_PROGRESS_AND_IN_RESULT;
    }

    /** What the client tells a request's progress by; {@code null} when it wants none. */
    public static @Nullable JsonNode token(JsonNode meta) {
        JsonNode token = meta.get(Meta.PROGRESS_TOKEN);
        return token != null && (token.isString() || token.isIntegralNumber()) ? token : null;
    }
}
