package dev.mesh4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.HealthCheck;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.HealthReport;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.testkit.TestMesh;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A whole application on HTTP: a controller with a client, a tool, health and metrics. */
class ActuatorTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestMesh mesh;
    private ConfigurableApplicationContext application;

    interface TimeService {
        String now(String zone);
    }

    @MeshAgent(name = "clock")
    public static class Clock {
        @MeshTool(capability = "time_service")
        public String now(String zone) {
            return "noon in " + zone;
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Orders.class)
    static class Application {}

    @RestController
    static class Orders {
        private final TimeService time;
        private volatile HealthReport stock = HealthReport.healthy();

        Orders(@Dependency(capability = "time_service", required = true) TimeService time) {
            this.time = time;
        }

        @GetMapping("/time")
        public String time(@RequestParam("zone") String zone) {
            return time.now(zone);
        }

        @MeshTool(capability = "order_status")
        public String status(String order) {
            return order + " at " + time.now("UTC");
        }

        @HealthCheck(ttl = "50ms")
        public HealthReport stock() {
            return stock;
        }
    }

    @BeforeEach
    void start() {
        mesh = TestMesh.start();
        application = SpringApplication.run(
                Application.class,
                "--spring.application.name=orders",
                "--server.port=0",
                "--mesh.registry-url=" + mesh.registryUri(),
                "--mesh.heartbeat-interval=200ms",
                "--mesh.drain-timeout=1s",
                "--management.endpoints.web.exposure.include=health,metrics",
                "--management.endpoint.health.show-details=always");
    }

    @AfterEach
    void stop() {
        application.close();
        mesh.close();
    }

    @Test
    void health_follows_the_agent_from_degraded_to_up_to_down() {
        await().untilAsserted(() -> {
            JsonNode degraded = health();
            assertThat(degraded.path("status").stringValue()).isEqualTo("DEGRADED");
            assertThat(degraded.at("/details/joined").booleanValue()).isTrue();
            assertThat(degraded.at("/details/dependencies/mesh:clients → time_service")
                            .stringValue())
                    .contains("time_service");
        });

        RunningAgent clock = mesh.agent(new Clock());
        await().untilAsserted(() -> {
            JsonNode up = health();
            assertThat(up.path("status").stringValue()).isEqualTo("UP");
            assertThat(up.at("/details/dependencies/mesh:clients → time_service")
                            .stringValue())
                    .contains(clock.id());
            assertThat(up.at("/details/agent").stringValue()).startsWith("orders-");
        });

        Orders orders = application.getBean(Orders.class);
        orders.stock = HealthReport.degraded("few left");
        await().untilAsserted(() -> {
            assertThat(health().path("status").stringValue()).isEqualTo("DEGRADED");
            assertThat(health().at("/details/checks/stock").stringValue()).isEqualTo("degraded: few left");
        });
        orders.stock = HealthReport.unhealthy("none left");
        await().untilAsserted(
                        () -> assertThat(health().path("status").stringValue()).isEqualTo("DOWN"));
    }

    @Test
    void calls_in_both_directions_are_in_the_applications_metrics() throws Exception {
        mesh.agent(new Clock());
        await().untilAsserted(() -> assertThat(get("/time?zone=CET")).isEqualTo("noon in CET"));
        assertThat(AgentCalls.call(application, "status", Map.of("order", "A1")))
                .isEqualTo("A1 at noon in UTC");

        assertThat(metric("mesh.calls.served?tag=tool:status&tag=outcome:ok", "COUNT"))
                .isEqualTo(1);
        assertThat(metric("mesh.call.served?tag=tool:status", "COUNT")).isEqualTo(1);
        assertThat(metric("mesh.call.served?tag=tool:status", "TOTAL_TIME")).isPositive();
        assertThat(metric("mesh.calls.made?tag=capability:time_service&tag=outcome:ok", "COUNT"))
                .isGreaterThanOrEqualTo(2);
        assertThat(metric("mesh.registry.joined", "VALUE")).isEqualTo(1);
        assertThat(metric("mesh.peer.condition", "VALUE"))
                .as("came with the clock")
                .isZero();
        assertThat(get("/actuator/metrics")).contains("mesh.calls.refused");
    }

    @Test
    void without_actuator_there_is_an_agent_all_the_same() {
        new ApplicationContextRunner()
                .withClassLoader(new FilteredClassLoader(MeterRegistry.class, HealthIndicator.class))
                .withConfiguration(AutoConfigurations.of(
                        MeshAutoConfiguration.class,
                        MeshHealthAutoConfiguration.class,
                        MeshMetricsAutoConfiguration.class))
                .withBean(Clock.class)
                .withPropertyValues("mesh.registry-url=" + mesh.registryUri(), "mesh.drain-timeout=1s")
                .run(context -> assertThat(AgentCalls.agent(context).name()).isEqualTo("clock"));
    }

    @Test
    void the_health_indicator_can_be_switched_off() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(MeshAutoConfiguration.class, MeshHealthAutoConfiguration.class))
                .withPropertyValues("management.health.mesh.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }

    private JsonNode health() throws Exception {
        return Json.mapper().readTree(get("/actuator/health")).at("/components/mesh");
    }

    private double metric(String query, String statistic) throws Exception {
        JsonNode metric = Json.mapper().readTree(get("/actuator/metrics/" + query));
        return metric.path("measurements")
                .valueStream()
                .filter(one -> one.path("statistic").stringValue().equals(statistic))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metric.toString()))
                .path("value")
                .doubleValue();
    }

    private String get(String path) throws Exception {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }
}
