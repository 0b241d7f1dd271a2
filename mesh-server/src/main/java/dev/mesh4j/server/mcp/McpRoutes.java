package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.server.RejectedException;
import dev.mesh4j.server.RequestBody;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The endpoint {@code /mcp}: HTTP in, JSON-RPC through the {@link EraSelector}, HTTP out. */
public final class McpRoutes {

    public static final String PATH = "/mcp";

    private static final String JSON = "application/json";
    private static final int REPLY_BYTES = 1024;

    private final EraSelector eras;
    private final int maxBodyBytes;

    public McpRoutes(McpService service, int maxBodyBytes) {
        this.eras = new EraSelector(service);
        this.maxBodyBytes = maxBodyBytes;
    }

    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::post);
    }

    private void post(Context context) throws IOException {
        HttpServletRequest request = context.req();
        requireJson(request.getContentType());
        requireAcceptable(request.getHeader("Accept"));
        McpAnswer answer;
        try {
            JsonNode json = JsonRpcCodec.parse(RequestBody.read(request, maxBodyBytes));
            answer = eras.answer(json, request);
        } catch (JsonRpcException e) {
            answer = new McpAnswer.Failure(400, null, e.error());
        }
        send(answer, context.res());
    }

    /** Past Javalin's own result handling, which costs a third of the exchange. */
    private static void send(McpAnswer answer, HttpServletResponse response) throws IOException {
        if (answer instanceof McpAnswer.Accepted) {
            response.setStatus(202);
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(REPLY_BYTES);
        write(answer, body);
        response.setStatus(answer instanceof McpAnswer.Failure failure ? failure.status() : 200);
        response.setContentType(JSON);
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    }

    private static void write(McpAnswer answer, OutputStream body) throws IOException {
        switch (answer) {
            case McpAnswer.Success success -> JsonRpcCodec.writeResult(body, success.id(), success.result());
            case McpAnswer.Failure failure -> JsonRpcCodec.writeError(body, failure.id(), failure.error());
            case McpAnswer.Batch batch -> writeBatch(batch.answers(), body);
            case McpAnswer.Accepted accepted -> {}
        }
    }

    private static void writeBatch(List<McpAnswer> answers, OutputStream body) throws IOException {
        char before = '[';
        for (McpAnswer answer : answers) {
            body.write(before);
            write(answer, body);
            before = ',';
        }
        body.write("]".getBytes(StandardCharsets.US_ASCII));
    }

    /** Browsers send other types across origins without asking first. */
    private static void requireJson(@Nullable String contentType) {
        if (contentType == null || !isJson(contentType)) {
            throw new RejectedException(415, "Content-Type: " + contentType + " (expected: application/json)");
        }
    }

    /** Media types are case-insensitive, and parameters may follow. */
    private static boolean isJson(String contentType) {
        int end = JSON.length();
        return contentType.regionMatches(true, 0, JSON, 0, end)
                && (contentType.length() == end || "; \t".indexOf(contentType.charAt(end)) >= 0);
    }

    private static void requireAcceptable(@Nullable String accept) {
        if (accept != null && !isAcceptable(accept) && !isAcceptable(accept.toLowerCase(Locale.ROOT))) {
            throw new RejectedException(406, "Accept: " + accept + " (expected: application/json, text/event-stream)");
        }
    }

    private static boolean isAcceptable(String accept) {
        return accept.contains("*/*")
                || accept.contains("application/*")
                || accept.contains(JSON)
                || accept.contains("text/event-stream");
    }
}
