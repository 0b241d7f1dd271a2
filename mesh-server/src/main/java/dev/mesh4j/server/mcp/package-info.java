/**
 * The MCP server. {@link dev.mesh4j.server.mcp.McpRoutes} brings messages over HTTP, the package {@code stdio} over a process's
 * streams; {@link dev.mesh4j.server.mcp.EraSelector} hands each to the stateless operations of 2026-07-28 or to the package
 * {@code legacy}, and both call the same {@link dev.mesh4j.server.mcp.McpService}, which sees a request as an {@link
 * dev.mesh4j.server.mcp.Exchange}. Neither era knows of the other.
 */
@NullMarked
package dev.mesh4j.server.mcp;

import org.jspecify.annotations.NullMarked;
