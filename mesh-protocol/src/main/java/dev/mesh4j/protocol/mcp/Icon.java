package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture a client may show beside a name.
 *
 * @param src an {@code https:} or {@code data:} URI
 * @param sizes {@code 48x48} or {@code any}, each
 * @param theme {@code light} or {@code dark}, the background it is made for
 */
public record Icon(
        String src,
        @Nullable String mimeType,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> sizes,

        @Nullable String theme) {

    public Icon(String src) {
        this(src, null, null, null);
    }
}
