/** Runs a real mesh with everything going wrong at once: {@link dev.mesh4j.chaos.RunChaos} starts, disturbs, heals and judges it. */
@NullMarked
package dev.mesh4j.chaos;

import org.jspecify.annotations.NullMarked;
