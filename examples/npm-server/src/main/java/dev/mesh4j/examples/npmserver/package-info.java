/**
 * A server that somebody else wrote, in another language, brought into the mesh: its tools are an agent's own.
 */
@NullMarked
package dev.mesh4j.examples.npmserver;

import org.jspecify.annotations.NullMarked;
