/**
 * What a user writes: annotations that turn a class into an agent and its methods into tools. They carry data only;
 * {@code dev.mesh4j.runtime} reads and checks them once, when the agent starts.
 */
@NullMarked
package dev.mesh4j.annotations;

import org.jspecify.annotations.NullMarked;
