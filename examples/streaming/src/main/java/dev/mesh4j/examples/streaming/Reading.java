package dev.mesh4j.examples.streaming;

/** What a sensor measured. */
public record Reading(int minute, double celsius) {}
