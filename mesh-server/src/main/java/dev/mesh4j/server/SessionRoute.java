package dev.mesh4j.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Predicate;

/** {@code DELETE /sessions/{id}}: ends a session that a caller opened; 404 when there is none. */
public final class SessionRoute {

    private final Predicate<String> end;

    /** @param end ends the session of an id, and says whether there was one */
    public SessionRoute(Predicate<String> end) {
        this.end = end;
    }

    public void addTo(RoutesConfig routes) {
        routes.delete("/sessions/{id}", this::end);
    }

    private void end(Context context) {
        context.status(end.test(context.pathParam("id")) ? 204 : 404);
    }
}
