/**
 * From the path that a user names to the agents to run: a Maven project, a jar or a single source file becomes a list of
 * {@link dev.mesh4j.meshctl.program.AgentProgram}. Classes are read as files, never loaded; Maven runs only when a
 * project's class path is older than its sources.
 */
@NullMarked
package dev.mesh4j.meshctl.program;

import org.jspecify.annotations.NullMarked;
