/** A trace gathered from all agents of a mesh, and drawn as the tree of its calls. */
@NullMarked
package dev.mesh4j.meshctl.trace;

import org.jspecify.annotations.NullMarked;
