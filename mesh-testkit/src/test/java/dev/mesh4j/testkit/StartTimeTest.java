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

    /** Milliseconds from the beginning: a registry runs, two agents were wired and called, all is gone. */
    private record Times(long started, long called, long closed) {}

    @Test
    void a_registry_two_agents_and_a_call_between_them(TestReporter reporter) {
        List<Times> runs = new ArrayList<>();
        for (int run = 0; run < WARM_UP + RUNS; run++) {
            runs.add(run());
        }
        System.out.println("a mesh with two agents, the first " + WARM_UP + " not warm, ms: " + runs);
        reporter.publishEntry("milliseconds", runs.toString());
        List<Long> warm =
                runs.stream().skip(WARM_UP).map(Times::called).sorted().toList();
        assertThat(Duration.ofMillis(warm.get(RUNS / 2)))
                .as("median of %s ms", warm)
                .isLessThan(BOUND);
    }

    private static Times run() {
        long began = System.nanoTime();
        long started;
        long called;
        try (TestMesh mesh = TestMesh.start()) {
            started = since(began);
            mesh.agent(new People.Greeter());
            mesh.provide("time_service", args -> "noon");
            assertThat(mesh.call("greeting", Map.of("name", "Ada")).failed()).isFalse();
            called = since(began);
        }
        return new Times(started, called, since(began));
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
