/** The spans that an agent writes of the calls that it makes and serves. */
@NullMarked
package dev.mesh4j.runtime.trace;

import org.jspecify.annotations.NullMarked;
