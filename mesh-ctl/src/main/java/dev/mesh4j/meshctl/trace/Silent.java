package dev.mesh4j.meshctl.trace;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An agent that told nothing, and why. */
@JsonNaming(SnakeCaseStrategy.class)
public record Silent(String agentId, String why) {}
