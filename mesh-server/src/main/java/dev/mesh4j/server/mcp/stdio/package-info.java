/**
 * MCP over a process's own streams (2026-07-28, stdio): one JSON message per line. {@link
 * dev.mesh4j.server.mcp.stdio.StdioServer} reads the lines, serves each request on a thread of its own through the same
 * {@link dev.mesh4j.server.mcp.EraSelector} as HTTP, and bounds how long a line and how many requests there may be.
 */
@NullMarked
package dev.mesh4j.server.mcp.stdio;

import org.jspecify.annotations.NullMarked;
