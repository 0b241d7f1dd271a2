/**
 * What keeps a mesh from working on this machine. Each {@link dev.mesh4j.meshctl.doctor.Check} looks at one thing and says
 * what it found and what to do; {@link dev.mesh4j.meshctl.doctor.Checkup} runs them side by side, each within its time, so
 * that one that hangs delays nothing but itself.
 */
@NullMarked
package dev.mesh4j.meshctl.doctor;

import org.jspecify.annotations.NullMarked;
