package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code GET /events}, newest first.
 *
 * @param next what to send as {@code before} for older ones; absent when there are none (added by Mesh4J)
 */
@JsonNaming(SnakeCaseStrategy.class)
public record EventsReply(
        @Nullable List<EventView> events,
        @Nullable Integer count,
        @Nullable Long next) {}
