package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.McpEndpoint;

/** A tool of another agent. */
public record Provider(String agentId, String tool, McpEndpoint endpoint) {}
