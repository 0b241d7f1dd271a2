package dev.mesh4j.protocol.mcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which changes a client listens to.
 *
 * @param resourceSubscriptions URIs
 * @param taskIds extension {@code io.modelcontextprotocol/tasks}
 */
public record SubscriptionFilter(
        @Nullable Boolean toolsListChanged,
        @Nullable Boolean promptsListChanged,
        @Nullable Boolean resourcesListChanged,
        @Nullable List<String> resourceSubscriptions,
        @Nullable List<String> taskIds) {}
