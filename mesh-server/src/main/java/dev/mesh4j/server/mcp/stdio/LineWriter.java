package dev.mesh4j.server.mcp.stdio;

import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes one message per line, each at once and whole. A client that does not read keeps its writers waiting. Thread-safe. */
final class LineWriter {

    private static final int USUAL_BYTES = 1024;

    private final OutputStream out;
    private final Runnable onBroken;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean broken;

    /** @param onBroken runs when nobody reads any more; what is written later is dropped */
    LineWriter(OutputStream out, Runnable onBroken) {
        this.out = out;
        this.onBroken = onBroken;
    }

    void write(JsonRpcMessage message) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_BYTES);
        JsonRpcCodec.write(line, message);
        writeLine(line);
    }

    /** @param id absent when the request's own could not be read */
    void fail(@Nullable RequestId id, JsonRpcError error) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_BYTES);
        JsonRpcCodec.writeError(line, id, error);
        writeLine(line);
    }

    /** @param line one message; nothing is written when it is empty */
    void writeLine(ByteArrayOutputStream line) {
        if (line.size() == 0) {
            return;
        }
        line.write('\n');
        if (!written(line)) {
            onBroken.run();
        }
    }

    private boolean written(ByteArrayOutputStream line) {
        lock.lock();
        try {
            if (!broken) {
                line.writeTo(out);
                out.flush();
            }
            return true;
        } catch (IOException e) {
            broken = true;
            return false;
        } finally {
            lock.unlock();
        }
    }
}
