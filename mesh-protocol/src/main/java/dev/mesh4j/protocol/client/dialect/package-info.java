/**
 * What the two eras of MCP have in common for a client: an {@link dev.mesh4j.protocol.client.dialect.Operation} goes in, a
 * result comes out. The eras themselves are the packages {@code modern} and {@code legacy} beside this one.
 */
@NullMarked
package dev.mesh4j.protocol.client.dialect;

import org.jspecify.annotations.NullMarked;
