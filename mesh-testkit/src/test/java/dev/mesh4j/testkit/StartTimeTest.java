package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Isolated;

/** What a mesh costs a test. The promise is 500 ms in a warm JVM on a quiet machine; the bound allows for a busy one. */
@Isolated
class StartTimeTest {

    private static final int WARM_UP = 2;
    private static final int RUNS = 5;
    private static final Duration BOUND = Duration.ofSeconds(3);

    @Test
    void a_registry_two_agents_and_a_call_between_them(TestReporter reporter) {
        List<Duration> times = new ArrayList<>();
        for (int run = 0; run < WARM_UP + RUNS; run++) {
            times.add(time());
        }
        System.out.println("a mesh with two agents, called: " + millis(times) + " ms");
        reporter.publishEntry("milliseconds", millis(times).toString());
        List<Duration> warm = times.subList(WARM_UP, times.size()).stream().sorted().toList();
        assertThat(warm.get(RUNS / 2)).as("median of %s ms", millis(warm)).isLessThan(BOUND);
    }

    private static Duration time() {
        long began = System.nanoTime();
        try (TestMesh mesh = TestMesh.start()) {
            mesh.agent(new People.Greeter());
            mesh.provide("time_service", args -> "noon");
            assertThat(mesh.call("greeting", Map.of("name", "Ada")).failed()).isFalse();
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private static List<Long> millis(List<Duration> times) {
        return times.stream().map(Duration::toMillis).toList();
    }
}
