package dev.mesh4j.server;

import dev.mesh4j.protocol.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an HTTP error looks like: {@code {"error": "found (expected: …)"}}, whoever found it. */
final class ErrorReply {

    private static final Logger log = LoggerFactory.getLogger(ErrorReply.class);

    private ErrorReply() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(Exception.class, ErrorReply::unexpected);
        routes.exception(
                RejectedException.class,
                (rejected, context) -> write(context, rejected.status(), rejected.getMessage()));
        routes.exception(
                HttpResponseException.class,
                (thrown, context) -> write(context, thrown.getStatus(), thrown.getMessage()));
        routes.exception(NotFoundResponse.class, ErrorReply::notFound);
        routes.exception(MethodNotAllowedResponse.class, ErrorReply::methodNotAllowed);
    }

    private static void write(Context context, int status, @Nullable String message) {
        context.status(status).contentType("application/json").result(body(String.valueOf(message)));
    }

    static byte[] body(String message) {
        return Json.mapper().writeValueAsBytes(Map.of("error", message));
    }

    private static void unexpected(Exception thrown, Context context) {
        if (thrown instanceof EofException) {
            log.debug("{} {}: the client left", context.method(), context.path());
            return;
        }
        log.error("{} {} failed unexpectedly", context.method(), context.path(), thrown);
        write(context, 500, "Internal error");
    }

    private static void notFound(NotFoundResponse thrown, Context context) {
        write(context, 404, context.method() + " " + context.path() + ": nothing is served there");
    }

    /** The details are the methods that the path has, under a name that depends on the caller. */
    private static void methodNotAllowed(MethodNotAllowedResponse thrown, Context context) {
        String allowed = String.join(", ", thrown.getDetails().values());
        context.header("Allow", allowed);
        write(context, 405, context.method() + " " + context.path() + " (expected: " + allowed + ")");
    }
}
