package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.server.error.ErrorMapping;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the endpoint sends back. */
public sealed interface McpAnswer {

    /** @param result a record, a tree or raw JSON */
    record Success(RequestId id, Object result) implements McpAnswer {}

    /** @param id absent when the request's own could not be read */
    record Failure(int status, @Nullable RequestId id, JsonRpcError error) implements McpAnswer {}

    /** A notification was taken: 202 without a body. */
    record Accepted() implements McpAnswer {}

    /** The answer went another way, or nobody waits for it. */
    record Elsewhere() implements McpAnswer {}

    /** The answers to a batch, in its order; revision 2025-03-26 only. */
    record Batch(List<McpAnswer> answers) implements McpAnswer {}

    /** The JSON of the answer; nothing for one that has none. */
    default void write(OutputStream body) throws IOException {
        switch (this) {
            case Success success -> JsonRpcCodec.writeResult(body, success.id(), success.result());
            case Failure failure -> JsonRpcCodec.writeError(body, failure.id(), failure.error());
            case Batch batch -> writeBatch(batch.answers(), body);
            case Accepted accepted -> {}
            case Elsewhere elsewhere -> {}
        }
    }

    /** Past Javalin's own result handling, which costs a third of the exchange. */
    default void sendAsJson(HttpServletResponse response) throws IOException {
        if (this instanceof Elsewhere) {
            return;
        }
        if (this instanceof Accepted) {
            response.setStatus(202);
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(512);
        write(body);
        response.setStatus(this instanceof Failure failure ? failure.status() : 200);
        if (this instanceof Failure failure) {
            ErrorMapping.headers(failure.error()).forEach(response::setHeader);
        }
        response.setContentType("application/json");
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    }

    private static void writeBatch(List<McpAnswer> answers, OutputStream body) throws IOException {
        char before = '[';
        for (McpAnswer answer : answers) {
            body.write(before);
            answer.write(body);
            before = ',';
        }
        body.write("]".getBytes(StandardCharsets.US_ASCII));
    }
}
