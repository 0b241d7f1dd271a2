/** The server that the public MCP conformance suite tests, written with the annotations that every user has. */
@NullMarked
package dev.mesh4j.examples.conformance.server;

import org.jspecify.annotations.NullMarked;
