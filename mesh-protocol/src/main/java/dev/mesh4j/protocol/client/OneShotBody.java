package dev.mesh4j.protocol.client;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that OkHttp must not send a second time: a call may not be executed twice. */
final class OneShotBody extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json");

    private final MediaType type;
    private final byte[] bytes;
    private volatile boolean started;

    OneShotBody(@Nullable String type, byte[] bytes) {
        this.type = type == null ? JSON : MediaType.get(type);
        this.bytes = bytes;
    }

    /** Whether a byte of it may have reached the peer. */
    boolean started() {
        return started;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        started = true;
        sink.write(bytes);
    }
}
