package dev.mesh4j.protocol.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an agent still knows of a trace.
 *
 * @param spans in the order in which they ended; none: it was not part of the trace, or has forgotten
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TraceReply(
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable List<TraceSpan> spans) {

    /** Where an agent serves it, under its base URL and before the trace's id. */
    public static final String PATH = "/traces/";
}
