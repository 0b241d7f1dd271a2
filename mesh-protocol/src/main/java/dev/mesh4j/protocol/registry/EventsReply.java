package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The answer to {@code GET /events}, newest first. */
@JsonNaming(SnakeCaseStrategy.class)
public record EventsReply(
        @Nullable List<EventView> events, @Nullable Integer count) {}
