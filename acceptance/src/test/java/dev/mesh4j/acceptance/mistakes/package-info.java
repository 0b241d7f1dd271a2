/**
 * The mistakes of a beginner and the message that each gets: one table, which is both a test, on real parts, and the
 * reference page {@code docs/reference/errors.md}.
 */
@NullMarked
package dev.mesh4j.acceptance.mistakes;

import org.jspecify.annotations.NullMarked;
