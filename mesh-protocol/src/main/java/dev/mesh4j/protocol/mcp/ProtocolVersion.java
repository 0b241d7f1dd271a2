package dev.mesh4j.protocol.mcp;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The revisions of MCP, newest first. */
public enum ProtocolVersion {
    V2026_07_28("2026-07-28"),
    V2025_11_25("2025-11-25"),
    V2025_06_18("2025-06-18"),
    V2025_03_26("2025-03-26");

    /** The revisions of the stateless era, newest first. */
    public static final List<ProtocolVersion> MODERN = List.of(V2026_07_28);

    /** The revisions that begin with {@code initialize}, newest first. */
    public static final List<ProtocolVersion> LEGACY = List.of(V2025_11_25, V2025_06_18, V2025_03_26);

    private static final Map<String, ProtocolVersion> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ProtocolVersion::text, version -> version));

    private final String text;

    ProtocolVersion(String text) {
        this.text = text;
    }

    @JsonValue
    public String text() {
        return text;
    }

    public static Optional<ProtocolVersion> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** Whether this names a revision of the stateless era. */
    public static boolean isModern(String text) {
        return of(text).filter(MODERN::contains).isPresent();
    }
}
