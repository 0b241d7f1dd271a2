/** The same two agents on an existing mesh, to be measured beside ours in one run. */
@NullMarked
package dev.mesh4j.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
