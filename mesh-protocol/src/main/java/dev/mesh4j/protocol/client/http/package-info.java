/** MCP over Streamable HTTP (2026-07-28): a POST for each message, answered by JSON or by an event stream. */
@NullMarked
package dev.mesh4j.protocol.client.http;

import org.jspecify.annotations.NullMarked;
