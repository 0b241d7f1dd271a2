package dev.mesh4j.protocol.client.dialect;

import tools.jackson.databind.JsonNode;

/**
 * A result.
 *
 * @param asked whether the server wanted to know something first, so that the result is good for this call only
 */
public record Answer(JsonNode result, boolean asked) {}
