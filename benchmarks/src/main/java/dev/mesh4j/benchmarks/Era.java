package dev.mesh4j.benchmarks;

/** How tools are called: in the modern era each call says all that is needed, in the legacy one a session is begun before. */
enum Era {
    MODERN("2026-07-28"),
    LEGACY("2025-11-25");

    private final String version;

    Era(String version) {
        this.version = version;
    }

    /** The protocol version that is asked for. */
    String version() {
        return version;
    }
}
