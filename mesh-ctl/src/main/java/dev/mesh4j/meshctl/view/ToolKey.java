package dev.mesh4j.meshctl.view;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One tool of one agent.
 *
 * @param agentId empty: none
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ToolKey(String agentId, String tool) {}
