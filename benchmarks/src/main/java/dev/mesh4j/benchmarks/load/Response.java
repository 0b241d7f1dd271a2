package dev.mesh4j.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The bytes of one answer, as they come. */
final class Response {

    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private byte[] bytes = new byte[4096];
    private int length;
    private int headLength;
    /** Of the body; -1 when it comes in chunks. */
    private int bodyLength;

    void clear() {
        length = 0;
        headLength = 0;
    }

    /**
     * Adds what has come.
     *
     * @param hasBody false for an answer to HEAD, whatever its headers say
     * @return whether this was all of it
     */
    boolean add(ByteBuffer more, boolean hasBody) {
        int count = more.remaining();
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        more.get(bytes, length, count);
        int from = Math.max(0, length - HEAD_END.length);
        length += count;
        if (headLength == 0) {
            readHead(from);
        }
        return headLength > 0 && (!hasBody || isBodyWhole());
    }

    int status() {
        return Integer.parseInt(new String(bytes, STATUS_AT, 3, StandardCharsets.US_ASCII));
    }

    private void readHead(int from) {
        for (int at = from; at + HEAD_END.length <= length; at++) {
            if (Arrays.equals(bytes, at, at + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
                headLength = at + HEAD_END.length;
                bodyLength = bodyLength();
                return;
            }
        }
    }

    private int bodyLength() {
        String head = new String(bytes, 0, headLength, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        String name = "\r\ncontent-length:";
        int at = head.indexOf(name);
        if (at >= 0) {
            return Integer.parseInt(head.substring(at + name.length(), head.indexOf("\r\n", at + 2))
                    .strip());
        }
        return head.contains("\r\ntransfer-encoding:") ? -1 : 0;
    }

    /** A chunk that looks like the last one is taken for it: JSON, which is all that comes here, ends with no zero. */
    private boolean isBodyWhole() {
        return bodyLength >= 0
                ? length >= headLength + bodyLength
                : length - headLength >= LAST_CHUNK.length
                        && Arrays.equals(bytes, length - LAST_CHUNK.length, length, LAST_CHUNK, 0, LAST_CHUNK.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
