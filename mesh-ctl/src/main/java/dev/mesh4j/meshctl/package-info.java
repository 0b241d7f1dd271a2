/**
 * The operator's hand. {@link dev.mesh4j.meshctl.Meshctl} is the entry point and holds what all commands share; each
 * command is one class that reads its options and leaves the work to the packages below. Results go to the standard
 * output, as text or with {@code --json} as JSON; the exit code says whether the operation failed (1) or was asked for
 * wrongly (2).
 */
@NullMarked
package dev.mesh4j.meshctl;

import org.jspecify.annotations.NullMarked;
