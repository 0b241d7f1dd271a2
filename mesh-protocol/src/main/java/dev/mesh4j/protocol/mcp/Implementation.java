package dev.mesh4j.protocol.mcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a client or a server says it is. */
public record Implementation(
        String name,
        String version,
        @Nullable String title,
        @Nullable String description,
        @Nullable List<Icon> icons,
        @Nullable String websiteUrl) {

    public Implementation(String name, String version, @Nullable String title, @Nullable String description) {
        this(name, version, title, description, null, null);
    }

    public Implementation(String name, String version) {
        this(name, version, null, null);
    }
}
