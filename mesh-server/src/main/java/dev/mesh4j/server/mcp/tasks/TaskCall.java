package dev.mesh4j.server.mcp.tasks;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The call that a task serves.
 *
 * @param meta the {@code _meta} of the request that began it
 * @param resumable whether it may be served again from its beginning
 */
record TaskCall(String tool, ObjectNode arguments, @Nullable JsonNode meta, boolean resumable) {}
