package dev.mesh4j.server.state;

import static java.util.Objects.requireNonNull;

/**
 * What a key held when it was read or written.
 *
 * @param stamp tells this write from every other one, whatever the value
 */
public record Entry(String key, String value, String stamp) {

    public Entry {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        requireNonNull(stamp, "stamp");
    }

    /** Without the value, which may be anybody's secret. */
    @Override
    public String toString() {
        return "Entry[key=" + key + ", value=" + value.length() + " characters, stamp=" + stamp + "]";
    }
}
