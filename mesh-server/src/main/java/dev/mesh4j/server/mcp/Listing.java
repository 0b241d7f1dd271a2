package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.Implementation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * What a server offers of one kind, in a fixed order, cut into pages and serialised once for each era. Immutable.
 *
 * @param <T> the record of one entry
 */
public final class Listing<T> {

    /** Entries of one page. */
    static final int PAGE_SIZE = 1000;

    private final Map<String, T> entries = new LinkedHashMap<>();
    private final List<RawValue> modern = new ArrayList<>();
    private final List<RawValue> legacy = new ArrayList<>();
    private final String version;

    /**
     * @param member the name of the list in its result
     * @param name of an entry, unique
     * @param asLegacy what earlier revisions may see of an entry
     */
    Listing(
            Implementation server,
            String member,
            List<T> entries,
            Function<T, String> name,
            UnaryOperator<T> asLegacy,
            int pageSize) {
        entries.forEach(entry -> this.entries.put(name.apply(entry), entry));
        // of the text, which is the same in every replica
        String text = Json.mapper().writeValueAsString(entries);
        this.version = Integer.toHexString(31 * text.hashCode() + pageSize);
        int from = 0;
        do {
            int to = Math.min(entries.size(), from + pageSize);
            List<T> page = entries.subList(from, to);
            String next = to < entries.size() ? cursor(modern.size() + 1) : null;
            ObjectNode result = page(member, page, next);
            result.put("resultType", "complete").put("ttlMs", 0).put("cacheScope", "public");
            result.set("_meta", ServerMeta.of(server));
            modern.add(raw(result));
            legacy.add(raw(page(member, page.stream().map(asLegacy).toList(), next)));
            from = to;
        } while (from < entries.size());
    }

    /** The entries by name, in their order. */
    public Map<String, T> entries() {
        return Collections.unmodifiableMap(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** A result of 2026-07-28. */
    RawValue modern(@Nullable String cursor) {
        return modern.get(index(cursor));
    }

    /** A result of earlier revisions. */
    public RawValue legacy(@Nullable String cursor) {
        return legacy.get(index(cursor));
    }

    private String cursor(int page) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((page + ":" + version).getBytes(StandardCharsets.US_ASCII));
    }

    /** A cursor of a list that has changed since is refused, so that no client joins pages of two lists. */
    private int index(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        for (int page = 1; page < modern.size(); page++) {
            if (cursor(page).equals(cursor)) {
                return page;
            }
        }
        throw new JsonRpcException(
                ErrorCode.INVALID_PARAMS,
                "Invalid params: params.cursor: '" + cursor
                        + "' (expected: a nextCursor of this list; begin again without one)");
    }

    private ObjectNode page(String member, List<T> page, @Nullable String next) {
        ObjectNode result = Json.mapper().createObjectNode();
        result.set(member, Json.mapper().valueToTree(page));
        if (next != null) {
            result.put("nextCursor", next);
        }
        return result;
    }

    private static RawValue raw(ObjectNode result) {
        return new RawValue(Json.mapper().writeValueAsString(result));
    }
}
