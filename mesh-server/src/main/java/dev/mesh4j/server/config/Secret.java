package dev.mesh4j.server.config;

/**
 * A configured value that is printed nowhere.
 *
 * @param value empty when none is configured
 */
public record Secret(String value) {

    public static final Secret NONE = new Secret("");

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "" : "***";
    }
}
