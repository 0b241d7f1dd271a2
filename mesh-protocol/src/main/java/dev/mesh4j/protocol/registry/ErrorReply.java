package dev.mesh4j.protocol.registry;

import org.jspecify.annotations.Nullable;

/**
 * The body of every registry answer with a status of 400 or above.
 *
 * @param error what was wrong, with the value and what was expected
 */
public record ErrorReply(@Nullable String error) {}
