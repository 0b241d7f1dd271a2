package dev.mesh4j.meshctl.call;

import dev.mesh4j.protocol.client.McpEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Who is called.
 *
 * @param name for people: an agent's name, or a server's URL
 * @param agent whether it is an agent of the mesh, which has a log
 * @param tool {@code null}: its only one
 */
public record Callee(
        String name,
        boolean agent,
        McpEndpoint endpoint,
        @Nullable String tool) {}
