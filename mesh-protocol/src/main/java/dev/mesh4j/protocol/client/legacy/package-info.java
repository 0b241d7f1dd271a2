/**
 * The era before 2026-07-28: a handshake, sessions, requests of the server, streams that are resumed. Begin at {@link
 * dev.mesh4j.protocol.client.legacy.LegacyDialect}.
 */
@NullMarked
package dev.mesh4j.protocol.client.legacy;

import org.jspecify.annotations.NullMarked;
