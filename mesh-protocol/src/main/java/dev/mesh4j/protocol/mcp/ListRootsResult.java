package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The places that a client lets a server work in. */
public record ListRootsResult(
        List<Root> roots, @JsonProperty("_meta") @Nullable JsonNode meta) implements InputResponse {

    public ListRootsResult {
        roots = roots == null ? List.of() : List.copyOf(roots);
    }

    public static ListRootsResult of(Root... roots) {
        return new ListRootsResult(List.of(roots), null);
    }
}
