package dev.mesh4j.protocol.client;

import java.io.InputStream;
import okhttp3.Response;
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
    public InputStream body() {
        return response.body().byteStream();
    }

    @Override
    public CallException refused(String detail) {
        return new CallException.Refused(response.request().url().toString(), response.code(), null, detail);
    }
}
