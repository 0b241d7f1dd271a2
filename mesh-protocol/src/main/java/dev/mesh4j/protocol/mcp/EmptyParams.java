package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters of a request or a notification that has none of its own. */
public record EmptyParams(@JsonProperty("_meta") @Nullable JsonNode meta) {}
