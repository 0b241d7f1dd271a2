package dev.mesh4j.protocol.mcp;

import java.util.List;

/** The data of the error that asks for visits to URLs before the request is sent again, 2025-11-25 only. */
public record UrlElicitationRequired(List<ElicitParams.Url> elicitations) {}
