package dev.mesh4j.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a request's body within a limit. */
public final class RequestBody {

    private static final long MOST_DROPPED = 32L * 1024 * 1024;

    private RequestBody() {}

    /**
     * The whole body.
     *
     * @throws RejectedException 413 when it is longer than {@code maxBytes}; no more than that is held in memory
     */
    public static byte[] read(HttpServletRequest request, int maxBytes) throws IOException {
        long length = request.getContentLengthLong();
        if (length > maxBytes) {
            drop(request, length);
            throw tooLarge(length + " bytes", maxBytes);
        }
        if (length >= 0) {
            return request.getInputStream().readNBytes((int) length);
        }
        byte[] body = request.getInputStream().readNBytes((int) Math.min(maxBytes + 1L, Integer.MAX_VALUE));
        if (body.length > maxBytes) {
            throw tooLarge("a body of unknown length", maxBytes);
        }
        return body;
    }

    /** Who is still sending when the connection closes does not see the answer; what is huge is not worth it. */
    private static void drop(HttpServletRequest request, long length) throws IOException {
        if (length <= MOST_DROPPED) {
            request.getInputStream().skipNBytes(length);
        }
    }

    private static RejectedException tooLarge(String found, int maxBytes) {
        return new RejectedException(413, "request body: " + found + " (expected: at most " + maxBytes + " bytes)");
    }
}
