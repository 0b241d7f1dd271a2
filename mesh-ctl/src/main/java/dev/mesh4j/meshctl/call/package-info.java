/**
 * What {@code meshctl call} does: finds the server and the tool that a target means, makes the arguments that the tool's
 * schema wants of words, and calls, showing what comes meanwhile.
 */
@NullMarked
package dev.mesh4j.meshctl.call;

import org.jspecify.annotations.NullMarked;
