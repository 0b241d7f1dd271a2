package dev.mesh4j.runtime.schema;

import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Return types that are MCP content themselves, so that there is no structured result. */
public final class ContentTypes {

    private ContentTypes() {}

    /** Whether a method returns content blocks, one or a collection. */
    public static boolean isContent(Type type) {
        if (type instanceof Class<?> raw) {
            return Content.class.isAssignableFrom(raw);
        }
        return type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)
                && isContent(generic.getActualTypeArguments()[0]);
    }

    /** Whether a method says itself what its whole answer is. */
    static boolean isAnswer(Type type) {
        return type == CallToolResult.class || isContent(type);
    }

    public static List<Content> blocks(Object value) {
        if (value instanceof Content one) {
            return List.of(one);
        }
        List<Content> blocks = new ArrayList<>();
        ((Collection<?>) value).forEach(block -> blocks.add((Content) block));
        return blocks;
    }
}
