/**
 * What travels beside the arguments of a call from agent to agent: which headers of the call being served go on to which
 * destination, who calls, the correlation id, the trace, and the mesh's token. Nothing is forwarded that nobody configured,
 * and credentials only to destinations that are named.
 */
@NullMarked
package dev.mesh4j.runtime.call.headers;

import org.jspecify.annotations.NullMarked;
