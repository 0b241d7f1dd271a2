/**
 * A real mesh inside a test's JVM: {@link dev.mesh4j.testkit.TestMesh} starts the registry and agents on free ports, with
 * beats so short that a test need not wait. Nothing is mocked.
 */
@NullMarked
package dev.mesh4j.testkit;

import org.jspecify.annotations.NullMarked;
