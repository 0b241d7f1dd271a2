/**
 * Starting what an operator asked for. A start is all or nothing: it ends when every agent is registered and healthy, or
 * with none of them running; {@link dev.mesh4j.meshctl.start.StopOnExit} holds what must not outlive meshctl.
 */
@NullMarked
package dev.mesh4j.meshctl.start;

import org.jspecify.annotations.NullMarked;
