/**
 * The items of a tool that streams: each is a progress notification of the call, and a short result ends them. Whoever reads
 * pulls, so that a producer is never further ahead than the connection holds.
 */
@NullMarked
package dev.mesh4j.protocol.client.stream;

import org.jspecify.annotations.NullMarked;
