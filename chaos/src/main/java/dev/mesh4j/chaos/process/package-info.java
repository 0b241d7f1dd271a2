/** Programs in processes of their own, so that they can be killed and paused. */
@NullMarked
package dev.mesh4j.chaos.process;

import org.jspecify.annotations.NullMarked;
