package dev.mesh4j.protocol.client.dialect;

import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.mcp.Implementation;

/**
 * The client's side of a dialect.
 *
 * @param events gets what belongs to no call
 */
public record Client(Implementation info, InputHandlers handlers, RequestIds ids, Inbound events) {}
