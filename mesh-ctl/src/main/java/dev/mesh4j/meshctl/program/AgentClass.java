package dev.mesh4j.meshctl.program;

/**
 * A class that is an agent and can be run.
 *
 * @param name of the agent
 * @param className as {@code java} takes it
 */
record AgentClass(String name, String className) {}
