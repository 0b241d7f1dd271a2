package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A capability that an agent offers.
 *
 * @param name the capability
 * @param functionName the MCP tool that provides it
 * @param unavailableReason set while {@code available} is false
 * @param task whether the tool runs as a long task
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CapabilityView(
        @Nullable String name,
        @Nullable String version,
        @Nullable String functionName,
        @Nullable List<String> tags,
        @Nullable String description,
        @Nullable Boolean available,
        @Nullable String unavailableReason,
        @Nullable Boolean task) {}
