package dev.mesh4j.protocol.client.plain;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpReply;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.jspecify.annotations.Nullable;

/**
 * An answer as HttpCore gives it.
 *
 * @param way what its body passes through
 */
record PlainReply(String url, ClassicHttpResponse response, UnaryOperator<InputStream> way) implements HttpReply {

    @Override
    public int status() {
        return response.getCode();
    }

    @Override
    public @Nullable String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public List<String> headers(String name) {
        return Arrays.stream(response.getHeaders(name))
                .map(NameValuePair::getValue)
                .toList();
    }

    @Override
    public InputStream body() {
        return new Unclosed(content());
    }

    @Override
    public byte[] bytes(long atMost) throws IOException {
        HttpEntity entity = response.getEntity();
        long length = entity == null ? 0 : entity.getContentLength();
        byte[] read = length > atMost ? null : content().readNBytes((int) (length < 0 ? atMost + 1 : length));
        if (read == null || read.length > atMost) {
            throw new IOException("an answer of more than " + atMost + " bytes");
        }
        return read;
    }

    @Override
    public CallException refused(String detail) {
        return new CallException.Refused(url, response.getCode(), null, detail);
    }

    private InputStream content() {
        try {
            HttpEntity entity = response.getEntity();
            return entity == null ? InputStream.nullInputStream() : way.apply(entity.getContent());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Closing a body of HttpCore would read it to its end, however long that takes. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream body) {
            super(body);
        }

        @Override
        public void close() {}
    }
}
