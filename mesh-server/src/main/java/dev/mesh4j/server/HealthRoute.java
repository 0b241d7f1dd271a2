package dev.mesh4j.server;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.registry.HealthReply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;

/** {@code GET} and {@code HEAD /health}: that the process serves. It depends on nothing else. */
public final class HealthRoute {

    private final Implementation service;
    private final long startedAt = System.nanoTime();

    public HealthRoute(Implementation service) {
        this.service = service;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/health", this::health);
        routes.head("/health", this::health);
    }

    private void health(Context context) {
        long uptime = Duration.ofNanos(System.nanoTime() - startedAt).toSeconds();
        HealthReply reply = new HealthReply(
                service.name(),
                "healthy",
                service.version(),
                uptime,
                Instant.now().toString());
        context.contentType("application/json").result(Json.mapper().writeValueAsBytes(reply));
    }
}
