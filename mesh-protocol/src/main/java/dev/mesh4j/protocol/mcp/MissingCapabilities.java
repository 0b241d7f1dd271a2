package dev.mesh4j.protocol.mcp;

/** The data of the error that asks for more of the client; the members present are what is missing. */
public record MissingCapabilities(ClientCapabilities requiredCapabilities) {}
