package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer to {@code completion/complete}.
 *
 * @param resultType absent in the legacy era
 */
public record CompleteResult(
        @Nullable String resultType,
        Completion completion,
        @JsonProperty("_meta") @Nullable JsonNode meta) {

    /** The most values that one answer may hold. */
    public static final int MAX_VALUES = 100;

    /** Cuts a longer list, saying how long it was. */
    public static CompleteResult of(List<String> values) {
        int size = values.size();
        boolean more = size > MAX_VALUES;
        List<String> shown = more ? values.subList(0, MAX_VALUES) : values;
        return new CompleteResult(null, new Completion(shown, size, more), null);
    }

    /**
     * Ranked suggestions.
     *
     * @param total how many there are, also beyond {@code values}
     */
    public record Completion(
            List<String> values,
            @Nullable Integer total,
            @Nullable Boolean hasMore) {

        public Completion {
            values = values == null ? List.of() : List.copyOf(values);
        }
    }
}
