package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.Json;
import io.javalin.http.Context;

/** Writes JSON answers. */
final class Replies {

    private Replies() {}

    static void json(Context context, int status, Object body) {
        context.status(status)
                .contentType("application/json")
                .result(Json.mapper().writeValueAsBytes(body));
    }
}
