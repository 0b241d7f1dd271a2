/** Results that servers let a client keep for a while (MCP 2026-07-28, caching). */
@NullMarked
package dev.mesh4j.protocol.client.cache;

import org.jspecify.annotations.NullMarked;
