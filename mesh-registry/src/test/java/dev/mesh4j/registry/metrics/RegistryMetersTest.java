package dev.mesh4j.registry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.server.metrics.Metrics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryMetersTest {

    private final RegistryMeters meters = new RegistryMeters();
    private final Metrics metrics = new Metrics().add(meters);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void beats_are_told_by_their_answer() {
        meters.beat(RegistryMeters.Beat.UNCHANGED);
        meters.beat(RegistryMeters.Beat.UNCHANGED);
        meters.beat(RegistryMeters.Beat.CHANGED);
        meters.beat(RegistryMeters.Beat.UNKNOWN);
        meters.beat(RegistryMeters.Beat.UNAVAILABLE);

        assertThat(metrics.text().lines())
                .contains(
                        "# TYPE mesh_registry_heartbeats_total counter",
                        "mesh_registry_heartbeats_total{answer=\"unchanged\"} 2.0",
                        "mesh_registry_heartbeats_total{answer=\"changed\"} 1.0",
                        "mesh_registry_heartbeats_total{answer=\"unknown\"} 1.0",
                        "mesh_registry_heartbeats_total{answer=\"unavailable\"} 1.0");
    }

    @Test
    void registrations_are_told_by_kind() {
        for (RegistryMeters.Registration kind : RegistryMeters.Registration.values()) {
            meters.registration(kind);
        }
        meters.registration(RegistryMeters.Registration.NEW);

        assertThat(metrics.text().lines())
                .contains(
                        "mesh_registry_registrations_total{kind=\"new\"} 2.0",
                        "mesh_registry_registrations_total{kind=\"changed\"} 1.0",
                        "mesh_registry_registrations_total{kind=\"unchanged\"} 1.0",
                        "mesh_registry_registrations_total{kind=\"refused\"} 1.0",
                        "mesh_registry_registrations_total{kind=\"failed\"} 1.0");
    }

    @Test
    void wishes_for_a_watch_are_told_by_their_answer() {
        meters.watchRequest(RegistryMeters.WatchRequest.OPENED);
        meters.watchRequest(RegistryMeters.WatchRequest.UNKNOWN);
        meters.watchRequest(RegistryMeters.WatchRequest.REFUSED);

        assertThat(metrics.text().lines())
                .contains(
                        "mesh_registry_watch_requests_total{answer=\"opened\"} 1.0",
                        "mesh_registry_watch_requests_total{answer=\"unknown\"} 1.0",
                        "mesh_registry_watch_requests_total{answer=\"refused\"} 1.0");
    }

    @Test
    void transactions_are_told_with_their_size_and_time() {
        meters.committed(7, 9, Duration.ofMillis(3).toNanos());
        meters.committed(1, 0, Duration.ofMillis(30).toNanos());
        meters.storeFailed();

        assertThat(metrics.text().lines())
                .contains(
                        "mesh_registry_changes_total 8.0",
                        "mesh_registry_events_total 9.0",
                        "mesh_registry_store_failures_total 1.0",
                        "# TYPE mesh_registry_store_commit_seconds histogram",
                        "mesh_registry_store_commit_seconds_bucket{le=\"0.005\"} 1",
                        "mesh_registry_store_commit_seconds_count 2",
                        "mesh_registry_store_commit_seconds_sum 0.033");
    }

    @Test
    void resolutions_and_pushes_are_timed() {
        meters.resolved(12, Duration.ofMillis(2).toNanos());
        meters.pushed(Duration.ofMillis(8).toNanos());

        assertThat(metrics.text().lines())
                .contains(
                        "mesh_registry_resolutions_total 12.0",
                        "mesh_registry_resolve_batch_seconds_bucket{le=\"0.002\"} 1",
                        "mesh_registry_resolve_batch_seconds_count 1",
                        "mesh_registry_push_seconds_bucket{le=\"0.01\"} 1",
                        "mesh_registry_push_seconds_sum 0.008");
    }

    @Test
    void the_standing_is_that_of_the_moment() {
        Standing[] now = {
            new Standing(41, 44, Map.of("live", 3, "suspect", 1), Map.of("healthy", 3, "degraded", 1), 2, false, 5)
        };
        metrics.add(new RegistryGauges(() -> now[0]));

        assertThat(metrics.text().lines())
                .contains(
                        "mesh_registry_revision 41.0",
                        "mesh_registry_revision_lag 3.0",
                        "mesh_registry_watches 2.0",
                        "mesh_registry_changes_waiting 5.0",
                        "mesh_registry_self_preservation 0.0",
                        "mesh_registry_agents{state=\"live\"} 3.0",
                        "mesh_registry_agents{state=\"suspect\"} 1.0",
                        "mesh_registry_agents_alive{health=\"healthy\"} 3.0",
                        "mesh_registry_agents_alive{health=\"degraded\"} 1.0");

        now[0] = new Standing(44, 40, Map.of("expired", 4), Map.of(), 0, true, 0);
        assertThat(metrics.text().lines())
                .contains(
                        "mesh_registry_revision_lag 0.0",
                        "mesh_registry_self_preservation 1.0",
                        "mesh_registry_agents{state=\"expired\"} 4.0");
    }
}
