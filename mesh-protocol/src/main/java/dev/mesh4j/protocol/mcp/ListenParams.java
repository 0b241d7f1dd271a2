package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of {@code subscriptions/listen} and of its acknowledgement.
 *
 * @param notifications as asked for, or as granted
 */
public record ListenParams(
        SubscriptionFilter notifications,
        @JsonProperty("_meta") @Nullable JsonNode meta) {}
