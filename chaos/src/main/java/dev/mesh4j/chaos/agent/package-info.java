/** The agents of the mesh that is disturbed: each process runs one. */
@NullMarked
package dev.mesh4j.chaos.agent;

import org.jspecify.annotations.NullMarked;
