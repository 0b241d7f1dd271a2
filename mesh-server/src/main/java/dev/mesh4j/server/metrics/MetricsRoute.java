package dev.mesh4j.server.metrics;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /metrics} in the text format of Prometheus. */
public record MetricsRoute(Metrics metrics) {

    public static final String PATH = "/metrics";

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::text);
    }

    private void text(Context context) throws IOException {
        byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
        var response = context.res();
        response.setContentType(TYPE);
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
