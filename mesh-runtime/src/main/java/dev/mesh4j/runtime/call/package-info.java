/**
 * What stands between a client and a provider: {@link dev.mesh4j.runtime.call.ToolCaller} goes to a {@link
 * dev.mesh4j.runtime.call.Target}, in this agent or over the network, tries the next provider when one cannot be reached,
 * and never repeats what may have been executed.
 */
@NullMarked
package dev.mesh4j.runtime.call;

import org.jspecify.annotations.NullMarked;
