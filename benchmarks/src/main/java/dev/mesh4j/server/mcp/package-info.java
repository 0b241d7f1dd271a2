/** The benchmark of the protocol layer alone, in the package whose doors it needs. */
@NullMarked
package dev.mesh4j.server.mcp;

import org.jspecify.annotations.NullMarked;
