/**
 * What meshctl gets from its caller and shows to it: environment and streams as one {@link
 * dev.mesh4j.meshctl.terminal.Caller} value, so that a test is just another caller; results on the standard output, as
 * text or JSON, and everything else on the error stream.
 */
@NullMarked
package dev.mesh4j.meshctl.terminal;

import org.jspecify.annotations.NullMarked;
