/**
 * Servers that know nothing of the mesh, brought into it: {@link dev.mesh4j.runtime.foreign.ForeignTools} are their tools as
 * an agent's own.
 */
@NullMarked
package dev.mesh4j.runtime.foreign;

import org.jspecify.annotations.NullMarked;
