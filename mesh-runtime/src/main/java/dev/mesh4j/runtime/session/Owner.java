package dev.mesh4j.runtime.session;

/**
 * An instance of the agent.
 *
 * @param endpoint its base URL; empty when it has none
 */
public record Owner(String id, String endpoint) {}
