package dev.mesh4j.spring;

import dev.mesh4j.runtime.RunningAgent;

/**
 * Told to the listeners of the application when its agent serves; it joins the registry when that can be reached.
 *
 * @param agent stopped by the context
 */
public record MeshAgentStarted(RunningAgent agent) {}
