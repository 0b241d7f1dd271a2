package dev.mesh4j.runtime;

import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A GET of an agent's, such as a probe makes. */
final class AgentGet {

    private AgentGet() {}

    /** The status, a blank and the body. */
    static String told(RunningAgent agent, String path) {
        HttpResponse<String> answer = get(agent, path);
        return answer.statusCode() + " " + answer.body();
    }

    static JsonNode json(RunningAgent agent, String path) {
        return Json.mapper().readTree(get(agent, path).body());
    }

    private static HttpResponse<String> get(RunningAgent agent, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
