/**
 * MCP over HTTP. {@link dev.mesh4j.server.mcp.McpRoutes} turns a POST into a JSON-RPC message, the era selector hands it
 * to the stateless operations of 2026-07-28 or to the package {@code legacy}, and both call the same {@link
 * dev.mesh4j.server.mcp.McpService}. Neither era knows of the other.
 */
@NullMarked
package dev.mesh4j.server.mcp;

import org.jspecify.annotations.NullMarked;
