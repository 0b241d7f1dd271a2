package dev.mesh4j.runtime.call;

/**
 * A dependency, for messages.
 *
 * @param wanted the capability with its tags and version, as declared
 */
public record DependencyName(String capability, String wanted) {}
