package dev.mesh4j.protocol.mcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which model a server would like; each priority is from 0 to 1.
 *
 * @param hints names or parts of names, the best first
 */
public record ModelPreferences(
        @Nullable List<Hint> hints,
        @Nullable Double costPriority,
        @Nullable Double speedPriority,
        @Nullable Double intelligencePriority) {

    public record Hint(@Nullable String name) {}
}
