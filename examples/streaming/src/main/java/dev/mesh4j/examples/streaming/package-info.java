/**
 * A sensor that streams its readings, and an alarm that reads them until it has seen enough.
 */
@NullMarked
package dev.mesh4j.examples.streaming;

import org.jspecify.annotations.NullMarked;
