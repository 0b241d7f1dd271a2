/**
 * State that outlives a call and that replicas share: {@link dev.mesh4j.server.state.SharedState} is named groups of keys
 * with a time to live, compare-and-set, epochs and small messages. {@link dev.mesh4j.server.state.MemoryState} keeps it in
 * this process, {@link dev.mesh4j.server.state.RedisState} in Redis for all replicas. The only importer of Jedis.
 */
@NullMarked
package dev.mesh4j.server.state;

import org.jspecify.annotations.NullMarked;
