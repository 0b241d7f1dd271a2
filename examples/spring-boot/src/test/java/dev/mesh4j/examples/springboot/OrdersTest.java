package dev.mesh4j.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.testkit.TestMesh;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service in a real mesh: its own HTTP, its agent, and another one that greets. */
class OrdersTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @MeshAgent(name = "greeter")
    public static class Greetings {
        @MeshTool(capability = "greeting")
        public Map<String, String> greet(String name) {
            return Map.of("text", "Hello, " + name + "!", "language", "en");
        }
    }

    @Test
    void an_order_carries_a_greeting_while_somebody_greets() {
        try (TestMesh mesh = TestMesh.start();
                ConfigurableApplicationContext orders = start(mesh)) {
            assertThat(place(orders)).contains("\"id\":1", "\"note\":\"Thank you.\"");

            mesh.agent(new Greetings());
            await().untilAsserted(() -> assertThat(place(orders)).contains("\"note\":\"Hello, Ada!\""));

            assertThat(mesh.listed()).anySatisfy(agent -> {
                assertThat(agent.name()).isEqualTo("orders");
                assertThat(agent.capabilities()).extracting("name").contains("order_placing", "orders");
            });
        }
    }

    private static ConfigurableApplicationContext start(TestMesh mesh) {
        return SpringApplication.run(
                OrdersApplication.class,
                "--server.port=0",
                "--mesh.registry-url=" + mesh.registryUri(),
                "--mesh.heartbeat-interval=200ms",
                "--mesh.drain-timeout=1s");
    }

    private static String place(ConfigurableApplicationContext orders) {
        String port = orders.getEnvironment().getProperty("local.server.port");
        URI uri = URI.create("http://127.0.0.1:" + port + "/orders?customer=Ada&article=tea");
        HttpRequest order = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
        return HTTP.sendAsync(order, BodyHandlers.ofString()).join().body();
    }
}
