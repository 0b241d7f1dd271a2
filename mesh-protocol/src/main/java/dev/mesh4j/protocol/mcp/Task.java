package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool call that goes on after its answer (extension {@code io.modelcontextprotocol/tasks}): the answer to the call,
 * to {@code tasks/get}, and what {@code notifications/tasks} carries.
 *
 * @param resultType {@code task} as the answer to a call, {@code complete} to {@code tasks/get}, absent in notifications
 * @param ttlMs how long it is kept after creation; null, which is written, means without end
 * @param inputRequests present while {@link TaskStatus#INPUT_REQUIRED}
 * @param result present once {@link TaskStatus#COMPLETED}
 * @param error present once {@link TaskStatus#FAILED}
 */
public record Task(
        @Nullable String resultType,
        String taskId,
        TaskStatus status,
        @Nullable String statusMessage,
        Instant createdAt,
        Instant lastUpdatedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long ttlMs,
        @Nullable Long pollIntervalMs,
        @Nullable Map<String, InputRequest> inputRequests,
        @Nullable JsonNode result,
        @Nullable JsonRpcError error,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    public static final String EXTENSION = "io.modelcontextprotocol/tasks";
    public static final String TYPE = "task";

    public Task withMeta(@Nullable JsonNode own) {
        return new Task(
                resultType,
                taskId,
                status,
                statusMessage,
                createdAt,
                lastUpdatedAt,
                ttlMs,
                pollIntervalMs,
                inputRequests,
                result,
                error,
                own);
    }
}
