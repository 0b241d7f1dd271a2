package dev.mesh4j.protocol.mcp;

import org.jspecify.annotations.Nullable;

/** Who a client or a server says it is. */
public record Implementation(
        String name,
        String version,
        @Nullable String title,
        @Nullable String description) {

    public Implementation(String name, String version) {
        this(name, version, null, null);
    }
}
