package dev.mesh4j.examples.conformance.server;

import java.util.Base64;

/** The smallest picture and sound. */
final class Media {

    private Media() {}

    /** One red pixel. */
    static byte[] png() {
        return Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");
    }

    /** A header without samples. */
    static byte[] wav() {
        return Base64.getDecoder().decode("UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=");
    }
}
