package dev.mesh4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryMetricsTest {

    @TempDir
    Path folder;

    @Test
    void the_registry_tells_what_its_process_uses() throws Exception {
        RegistryConfig config = new RegistryConfig(
                "127.0.0.1",
                0,
                folder.resolve("registry.db"),
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                Duration.ZERO);
        try (MeshRegistry registry = MeshRegistry.start(config);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(registry.uri().resolve("/metrics")).build();

            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("jvm_memory_used_bytes", "process_uptime_seconds");
        }
    }
}
