package dev.mesh4j.runtime.policy;

import dev.mesh4j.protocol.Json;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider's policy as the registry carries it, the same for providers in every language. */
public final class Kwargs {

    public static final int LEAST_WEIGHT = 1;
    public static final int MOST_WEIGHT = 100;

    private static final String WEIGHT = "weight";
    private static final double LONGEST_SECONDS = 365 * 24 * 3600.0;

    private Kwargs() {}

    /** Only what was said; absent when nothing was. */
    public static @Nullable ObjectNode of(PolicyLayer layer) {
        ObjectNode kwargs = Json.mapper().createObjectNode();
        if (layer.timeout() != null) {
            kwargs.put("timeout", layer.timeout().toMillis() / 1000.0);
        }
        if (layer.retryCount() != null) {
            kwargs.put("retry_count", layer.retryCount());
        }
        put(kwargs, "idempotent", layer.idempotent());
        put(kwargs, "streaming", layer.streaming());
        put(kwargs, "auth_required", layer.authRequired());
        if (!layer.customHeaders().isEmpty()) {
            ObjectNode headers = kwargs.putObject("custom_headers");
            new TreeMap<>(layer.customHeaders()).forEach(headers::put);
        }
        put(kwargs, "session_required", layer.sessionRequired());
        put(kwargs, "stateful", layer.stateful());
        put(kwargs, "auto_session_management", layer.autoSessionManagement());
        put(kwargs, "health_check", layer.healthCheck());
        return kwargs.isEmpty() ? null : kwargs;
    }

    /** What another agent says of itself: whatever is of another type or out of range is as if it were not said. */
    public static PolicyLayer read(@Nullable JsonNode kwargs) {
        if (kwargs == null || !kwargs.isObject()) {
            return PolicyLayer.NONE;
        }
        return new PolicyLayer(
                timeout(kwargs.path("timeout")),
                retryCount(kwargs.path("retry_count")),
                bool(kwargs.path("idempotent")),
                bool(kwargs.path("streaming")),
                bool(kwargs.path("auth_required")),
                headers(kwargs.path("custom_headers")),
                bool(kwargs.path("session_required")),
                bool(kwargs.path("stateful")),
                bool(kwargs.path("auto_session_management")),
                bool(kwargs.path("health_check")));
    }

    /** A provider's share among its equals, 1 to 100; 1 when it says nothing usable. */
    public static int weight(@Nullable JsonNode kwargs) {
        JsonNode weight = kwargs == null ? null : kwargs.get(WEIGHT);
        return weight != null && weight.isIntegralNumber()
                ? (int) Math.clamp(weight.doubleValue(), LEAST_WEIGHT, MOST_WEIGHT)
                : LEAST_WEIGHT;
    }

    /** What a provider says of a tool, and of itself; absent when there is nothing to say. */
    public static @Nullable ObjectNode of(PolicyLayer layer, int weight) {
        ObjectNode kwargs = of(layer);
        if (weight == LEAST_WEIGHT) {
            return kwargs;
        }
        return (kwargs == null ? Json.mapper().createObjectNode() : kwargs).put(WEIGHT, weight);
    }

    private static void put(ObjectNode kwargs, String name, @Nullable Boolean value) {
        if (value != null) {
            kwargs.put(name, value);
        }
    }

    private static @Nullable Duration timeout(JsonNode seconds) {
        double value = seconds.isNumber() ? seconds.doubleValue() : 0;
        // also refuses what is no number
        return value >= 0.001 && value <= LONGEST_SECONDS ? Duration.ofMillis((long) (value * 1000)) : null;
    }

    private static @Nullable Integer retryCount(JsonNode count) {
        return count.isIntegralNumber() && count.doubleValue() >= 0
                ? Integer.valueOf((int) Math.min(count.doubleValue(), PolicyLayer.MOST_RETRIES))
                : null;
    }

    private static @Nullable Boolean bool(JsonNode value) {
        return value.isBoolean() ? Boolean.valueOf(value.booleanValue()) : null;
    }

    private static Map<String, String> headers(JsonNode headers) {
        Map<String, String> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            JsonNode value = header.getValue();
            if (value.isString()
                    && CustomHeaders.fault(header.getKey(), value.stringValue()).isEmpty()) {
                read.put(header.getKey(), value.stringValue());
            }
        }
        return read;
    }
}
