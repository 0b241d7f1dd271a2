/**
 * Clients of dependencies. A client is a generated class whose methods go through a {@link
 * dev.mesh4j.runtime.inject.DependencySlot}; the slot's target is one volatile reference that {@link
 * dev.mesh4j.runtime.inject.Wiring} swaps when the mesh changes, so a client never has to be replaced.
 */
@NullMarked
package dev.mesh4j.runtime.inject;

import org.jspecify.annotations.NullMarked;
