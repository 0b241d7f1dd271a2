/**
 * The stateless era (2026-07-28): revision, client and capabilities travel with each request; what the server wants to
 * know comes as a result, and the request is sent again with the answers. Begin at {@link
 * dev.mesh4j.protocol.client.modern.ModernDialect}.
 */
@NullMarked
package dev.mesh4j.protocol.client.modern;

import org.jspecify.annotations.NullMarked;
