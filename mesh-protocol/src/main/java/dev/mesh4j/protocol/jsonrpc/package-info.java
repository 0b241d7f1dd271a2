/**
 * JSON-RPC 2.0 as MCP uses it: messages as a sealed family, ids kept exactly as they came, errors as values. {@link
 * dev.mesh4j.protocol.jsonrpc.JsonRpcCodec} is the only place that reads or writes the envelope.
 */
@NullMarked
package dev.mesh4j.protocol.jsonrpc;

import org.jspecify.annotations.NullMarked;
