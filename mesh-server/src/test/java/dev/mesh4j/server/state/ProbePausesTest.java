package dev.mesh4j.server.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProbePausesTest {

    @Test
    void pauses_double_up_to_two_seconds_each_in_its_upper_half() {
        ProbePauses pauses = new ProbePauses(new Random(1));

        List<Duration> found = Stream.generate(pauses::next).limit(10).toList();

        long bound = 50;
        for (Duration pause : found) {
            assertThat(pause).isBetween(Duration.ofMillis(bound / 2), Duration.ofMillis(bound));
            bound = Math.min(2 * bound, 2_000);
        }
    }

    @Test
    void a_thousand_processes_do_not_come_back_at_once() {
        List<Long> tenths = IntStream.range(0, 1_000)
                .mapToObj(seed -> {
                    ProbePauses pauses = new ProbePauses(new Random(seed * 7_919L));
                    IntStream.range(0, 9).forEach(i -> pauses.next());
                    return pauses.next().toMillis() / 100;
                })
                .toList();

        for (long tenth = 10; tenth < 20; tenth++) {
            long wanted = tenth;
            assertThat(tenths).filteredOn(found -> found == wanted).hasSizeBetween(50, 170);
        }
    }
}
