package dev.mesh4j.protocol.mcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The form of a body value in an {@code Mcp-*} header: plain when it is printable ASCII without outer spaces, otherwise
 * {@code =?base64?…?=} (MCP 2026-07-28, Streamable HTTP, custom headers).
 */
public final class HeaderValue {

    private static final String PREFIX = "=?base64?";
    private static final String SUFFIX = "?=";

    private HeaderValue() {}

    public static String encode(String value) {
        if (isPlain(value)) {
            return value;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return PREFIX + Base64.getEncoder().encodeToString(utf8) + SUFFIX;
    }

    /** @throws IllegalArgumentException when the sentinel holds no base64 of UTF-8 */
    public static String decode(String header) {
        if (!isSentinel(header)) {
            return header;
        }
        String base64 = header.substring(PREFIX.length(), header.length() - SUFFIX.length());
        if (base64.length() % 4 != 0) {
            throw new IllegalArgumentException(header + " (expected: base64 with its padding)");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(header + " (expected: base64 of UTF-8 text)", e);
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                return false;
            }
        }
        return !isSentinel(value) && (value.isEmpty() || (value.charAt(0) != ' ' && !value.endsWith(" ")));
    }

    private static boolean isSentinel(String value) {
        return value.length() >= PREFIX.length() + SUFFIX.length()
                && value.startsWith(PREFIX)
                && value.endsWith(SUFFIX);
    }
}
