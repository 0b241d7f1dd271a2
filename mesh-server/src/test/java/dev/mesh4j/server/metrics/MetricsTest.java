package dev.mesh4j.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.RawHttp;
import dev.mesh4j.server.ServerOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final ServedCalls served = new ServedCalls();
    private final Metrics metrics = new Metrics().add(served);

    @Test
    void served_calls_are_told_by_tool_and_outcome() {
        served.tool("greet").ended(ServedCalls.Outcome.OK, Duration.ofMillis(3).toNanos());
        served.tool("greet").ended(ServedCalls.Outcome.OK, Duration.ofMillis(30).toNanos());
        served.tool("greet")
                .ended(ServedCalls.Outcome.TOOL_ERROR, Duration.ofMinutes(2).toNanos());
        served.tool("other").ended(ServedCalls.Outcome.CANCELLED, 1);

        assertThat(metrics.text().lines())
                .contains(
                        "# TYPE mesh_calls_served_total counter",
                        "mesh_calls_served_total{outcome=\"ok\",tool=\"greet\"} 2.0",
                        "mesh_calls_served_total{outcome=\"tool_error\",tool=\"greet\"} 1.0",
                        "mesh_calls_served_total{outcome=\"cancelled\",tool=\"other\"} 1.0",
                        "# TYPE mesh_call_served_seconds histogram",
                        "mesh_call_served_seconds_bucket{tool=\"greet\",le=\"0.002\"} 0",
                        "mesh_call_served_seconds_bucket{tool=\"greet\",le=\"0.005\"} 1",
                        "mesh_call_served_seconds_bucket{tool=\"greet\",le=\"0.05\"} 2",
                        "mesh_call_served_seconds_bucket{tool=\"greet\",le=\"60.0\"} 2",
                        "mesh_call_served_seconds_bucket{tool=\"greet\",le=\"+Inf\"} 3",
                        "mesh_call_served_seconds_count{tool=\"greet\"} 3",
                        "mesh_call_served_seconds_sum{tool=\"greet\"} 120.033");
    }

    @Test
    void what_is_counted_later_is_in_the_next_text() {
        assertThat(metrics.text()).doesNotContain("mesh_calls_served");
        served.tool("greet").ended(ServedCalls.Outcome.OK, 1);
        assertThat(metrics.text()).contains("mesh_calls_served_total{outcome=\"ok\",tool=\"greet\"} 1.0");
        metrics.add(sink -> sink.gauge("mesh_up", "Whether", Label.of("store", "redis"), 1));
        assertThat(metrics.text()).contains("mesh_up{store=\"redis\"} 1.0");
        metrics.close();
        metrics.close();
        assertThat(metrics.text()).contains("mesh_up");
    }

    @Test
    void the_process_itself_is_told_too() {
        assertThat(metrics.text())
                .contains("jvm_memory_used_bytes")
                .contains("jvm_threads_live_threads")
                .contains("jvm_gc_")
                .contains("process_uptime_seconds")
                .contains("process_files_open_files")
                .contains("system_cpu_count");
    }

    @Test
    void they_are_served_as_text() throws Exception {
        served.tool("greet").ended(ServedCalls.Outcome.OK, 1);
        try (MeshServer server = new MeshServer(
                                new ServerOptions("127.0.0.1", 0, Duration.ZERO), new MetricsRoute(metrics)::addTo)
                        .start();
                RawHttp http = new RawHttp(server.port())) {
            RawHttp.Answer answer = http.exchange("", "GET /metrics HTTP/1.1", "Host: localhost");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body()).contains("mesh_calls_served_total");
        }
    }
}
