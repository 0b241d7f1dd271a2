package dev.mesh4j.meshctl.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One dependency of a tool.
 *
 * @param tags as the consumer writes them, alternatives with {@code |} between them
 * @param status {@code available}, {@code unavailable} or {@code unresolved}
 * @param provider of no agent while nothing provides it
 * @param providerLabel what the provider is called
 * @param reason why nothing provides it, empty when something does
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Wire(
        ToolKey consumer,
        String capability,
        List<String> tags,
        String status,
        ToolKey provider,
        String providerLabel,
        String reason) {

    public Wire {
        tags = List.copyOf(tags);
    }

    @JsonIgnore
    public boolean isResolved() {
        return !provider.agentId().isEmpty();
    }

    /** What is asked for: the capability and its tags. */
    String wanted() {
        return tags.isEmpty() ? capability : capability + " " + String.join(" ", tags);
    }
}
