package dev.mesh4j.protocol.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** An answer as OkHttp gives it. */
record OkHttpReply(Response response) implements HttpReply {

    @Override
    public int status() {
        return response.code();
    }

    @Override
    public @Nullable String header(String name) {
        return response.header(name);
    }

    @Override
    public List<String> headers(String name) {
        return response.headers(name);
    }

    @Override
    public InputStream body() {
        return response.body().byteStream();
    }

    @Override
    public byte[] bytes(long atMost) throws IOException {
        BufferedSource source = response.body().source();
        long length = response.body().contentLength();
        // a body of known length is read into an array of that length; of another, one byte too many is looked for
        if (length > atMost || (length < 0 && source.request(atMost + 1))) {
            throw new IOException("an answer of more than " + atMost + " bytes");
        }
        return length < 0 ? source.readByteArray() : source.readByteArray(length);
    }

    @Override
    public CallException refused(String detail) {
        return new CallException.Refused(response.request().url().toString(), response.code(), null, detail);
    }
}
