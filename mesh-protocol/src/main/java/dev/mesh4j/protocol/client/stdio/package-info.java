/**
 * MCP over the standard streams of a child process (2026-07-28, stdio): one JSON message per line. Begin at {@link
 * dev.mesh4j.protocol.client.stdio.StdioLink}.
 */
@NullMarked
package dev.mesh4j.protocol.client.stdio;

import org.jspecify.annotations.NullMarked;
