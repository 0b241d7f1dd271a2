package dev.mesh4j.acceptance.readme;

import org.jspecify.annotations.Nullable;

/**
 * A block of commands in a document.
 *
 * @param line where it begins
 * @param commands for a shell
 * @param expected what the document says they print; absent: nothing
 */
record Step(int line, String commands, @Nullable String expected) {}
