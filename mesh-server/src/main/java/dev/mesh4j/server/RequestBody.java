package dev.mesh4j.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a request's body within a limit. */
public final class RequestBody {

    private RequestBody() {}

    /**
     * The whole body.
     *
     * @throws RejectedException 413 when it is longer than {@code maxBytes}, before more than that is read
     */
    public static byte[] read(HttpServletRequest request, int maxBytes) throws IOException {
        long length = request.getContentLengthLong();
        if (length > maxBytes) {
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

    private static RejectedException tooLarge(String found, int maxBytes) {
        return new RejectedException(413, "request body: " + found + " (expected: at most " + maxBytes + " bytes)");
    }
}
