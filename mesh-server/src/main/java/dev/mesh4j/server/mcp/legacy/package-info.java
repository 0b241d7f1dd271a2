/**
 * The revisions before 2026-07-28, served without sessions: {@code initialize} negotiates a revision and nothing is
 * remembered, so a bare {@code tools/call} without a handshake works as well.
 */
@NullMarked
package dev.mesh4j.server.mcp.legacy;

import org.jspecify.annotations.NullMarked;
