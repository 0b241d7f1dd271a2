/** Calls all the time, and what became of each. */
@NullMarked
package dev.mesh4j.chaos.call;

import org.jspecify.annotations.NullMarked;
