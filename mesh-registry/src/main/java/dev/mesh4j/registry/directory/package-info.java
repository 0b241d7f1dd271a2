/**
 * The mesh as it is now. {@link dev.mesh4j.registry.directory.Directory} holds it in memory, writes each acknowledged
 * change through to the store, and after a change recomputes the bindings of exactly the agents that it can touch.
 */
@NullMarked
package dev.mesh4j.registry.directory;

import org.jspecify.annotations.NullMarked;
