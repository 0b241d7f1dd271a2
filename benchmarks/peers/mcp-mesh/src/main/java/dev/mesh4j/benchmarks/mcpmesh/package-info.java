/** The same agents on an existing mesh, to be measured beside ours in one run. */
@NullMarked
package dev.mesh4j.benchmarks.mcpmesh;

import org.jspecify.annotations.NullMarked;
