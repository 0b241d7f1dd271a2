package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.server.RejectedException;
import dev.mesh4j.server.RequestBody;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The endpoint {@code /mcp}: HTTP in, JSON-RPC through the {@link EraSelector}, HTTP out. */
public final class McpRoutes implements AutoCloseable {

    public static final String PATH = "/mcp";

    private static final String JSON = "application/json";

    private final EraSelector eras;
    private final InFlight inFlight;
    private final int maxBodyBytes;

    public McpRoutes(McpService service, McpOptions options) {
        this.eras = new EraSelector(service, options);
        this.inFlight = new InFlight(options.keepAlive().toMillis());
        this.maxBodyBytes = options.maxBodyBytes();
    }

    public void addTo(RoutesConfig routes) {
        inFlight.start();
        routes.post(PATH, this::post);
        routes.get(PATH, context -> session(context, this::listen));
        routes.head(PATH, McpRoutes::notServed);
        routes.delete(PATH, context -> session(context, eras::end));
    }

    /** Ends what would last as long as its client likes, so that the server can drain. */
    @Override
    public void close() {
        eras.close();
        inFlight.close();
    }

    private void post(Context context) throws IOException {
        HttpServletRequest request = context.req();
        requireJson(request.getContentType());
        requireAcceptable(request.getHeader("Accept"));
        byte[] body = RequestBody.read(request, maxBodyBytes);
        HttpCarrier carrier = new HttpCarrier(request, context.res());
        // only now: a body that comes slowly may still be answered with another status
        inFlight.add(carrier);
        try {
            carrier.finish(answer(body, carrier));
        } finally {
            carrier.over();
            inFlight.remove(carrier);
        }
    }

    private static void notServed(Context context) {
        context.header("Allow", "POST");
        throw new RejectedException(405, context.method() + " " + PATH + " (expected: POST)");
    }

    /** Without a session there is nothing but POST. */
    private void session(Context context, Function<HttpCarrier, McpAnswer> serve) throws IOException {
        HttpCarrier carrier = new HttpCarrier(context.req(), context.res());
        if (carrier.header(Headers.SESSION_ID) == null) {
            notServed(context);
        }
        inFlight.add(carrier);
        try {
            carrier.finish(serve.apply(carrier));
        } finally {
            carrier.over();
            inFlight.remove(carrier);
        }
    }

    private McpAnswer listen(HttpCarrier carrier) {
        if (!carrier.acceptsEvents()) {
            throw new RejectedException(406, "Accept: " + carrier.header("Accept") + " (expected: text/event-stream)");
        }
        return eras.listen(carrier);
    }

    private McpAnswer answer(byte[] body, HttpCarrier carrier) {
        try {
            JsonNode json = JsonRpcCodec.parse(body);
            return eras.answer(json, carrier);
        } catch (JsonRpcException e) {
            return new McpAnswer.Failure(400, null, e.error());
        }
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
