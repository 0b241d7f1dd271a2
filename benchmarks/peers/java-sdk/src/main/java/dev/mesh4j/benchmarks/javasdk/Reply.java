package dev.mesh4j.benchmarks.javasdk;

/** What each tool answers. */
public record Reply(String text) {}
