/**
 * Two agents to copy from. Each works alone; the greeter says more while the clock is in the mesh.
 */
@NullMarked
package dev.mesh4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
