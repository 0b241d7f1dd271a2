package dev.mesh4j.meshctl.process;

/**
 * A process that was ended.
 *
 * @param killed whether it ignored the request to stop and was killed
 */
public record Stopped(String name, Kind kind, long pid, boolean killed) {}
