package dev.mesh4j.registry.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.registry.fixture.AgentBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A registry on a free port with a database of its own, and a client that hides nothing. */
abstract class RegistryFixture {

    final HttpClient http = HttpClient.newHttpClient();
    MeshRegistry registry;

    @TempDir
    Path folder;

    @BeforeEach
    final void startRegistry() {
        registry = MeshRegistry.start(config());
    }

    @AfterEach
    final void stopRegistry() {
        // with no connection left open there is nothing to drain
        http.close();
        registry.close();
    }

    RegistryConfig config() {
        return new RegistryConfig(
                "127.0.0.1",
                0,
                folder.resolve("mesh.db"),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofSeconds(5));
    }

    final HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(registry.uri() + path))
                .method(method, body)
                .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path, e);
        }
    }

    final HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, BodyPublishers.noBody(), headers);
    }

    final HttpResponse<String> post(String json) {
        return send("POST", "/heartbeat", BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    final JsonNode register(AgentBuilder agent) {
        return accepted(post(agent.json().toString()));
    }

    final int beat(String agentId, String... headers) {
        return send("HEAD", "/heartbeat/" + agentId, headers).statusCode();
    }

    final JsonNode get(String path) {
        return accepted(send("GET", path));
    }

    /** One agent of {@code GET /agents}. */
    final JsonNode agentView(String id) {
        for (JsonNode agent : get("/agents").path("agents")) {
            if (agent.path("id").asString().equals(id)) {
                return agent;
            }
        }
        throw new AssertionError("no agent " + id);
    }

    static JsonNode accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return Json.mapper().readTree(response.body());
    }

    /** The message of an error answer. */
    static String error(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode body = Json.mapper().readTree(response.body());
        assertThat(body.propertyNames()).containsExactly("error");
        return body.path("error").asString();
    }
}
