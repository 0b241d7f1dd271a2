/**
 * The project's documents on the terminal. They are packed at build time, each page of {@code docs/} as a topic; {@link
 * dev.mesh4j.meshctl.manual.Manual} finds them beside its own class, so that no list of them has to be kept.
 */
@NullMarked
package dev.mesh4j.meshctl.manual;

import org.jspecify.annotations.NullMarked;
