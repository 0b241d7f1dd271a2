/**
 * Calls over HTTP, and the only place that knows OkHttp. One {@link dev.mesh4j.protocol.client.HttpTransport} with one
 * connection pool serves a process; {@link dev.mesh4j.protocol.client.McpClient} speaks MCP over it. What went wrong is a
 * {@link dev.mesh4j.protocol.client.CallException} whose kind says whether the peer may have executed the call.
 */
@NullMarked
package dev.mesh4j.protocol.client;

import org.jspecify.annotations.NullMarked;
