/**
 * The processes that meshctl started and may therefore stop. Each has one record on disk with its pid and the instant the
 * process began; a record that no longer fits a live process is dropped and its pid never signalled. Every process leads a
 * session of its own, so that the terminal it was started from neither stops it nor is held by it.
 */
@NullMarked
package dev.mesh4j.meshctl.process;

import org.jspecify.annotations.NullMarked;
