package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code tasks/update}.
 *
 * @param inputResponses by the keys of {@link Task#inputRequests()}, all or some
 */
public record UpdateTaskParams(
        String taskId,
        Map<String, InputResponse> inputResponses,
        @JsonProperty("_meta") @Nullable JsonNode meta) {}
