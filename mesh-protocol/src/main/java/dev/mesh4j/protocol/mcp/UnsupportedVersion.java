package dev.mesh4j.protocol.mcp;

import java.util.List;

/** The data of the error that refuses a protocol version. */
public record UnsupportedVersion(List<String> supported, String requested) {}
