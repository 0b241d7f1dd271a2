package dev.mesh4j.protocol.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer whose body is still to be read; it is closed when its reader returns. */
public interface HttpReply {

    int status();

    /** The first value of a header, {@code null} when it is absent. */
    @Nullable
    String header(String name);

    /** Every value of a header. */
    List<String> headers(String name);

    InputStream body();

    /**
     * The whole body.
     *
     * @throws IOException when it is longer than {@code atMost}, or breaks off
     */
    byte[] bytes(long atMost) throws IOException;

    /** The exception for an answer that is not what was asked for. */
    CallException refused(String detail);

    /** What reads an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(HttpReply reply) throws IOException;
    }
}
