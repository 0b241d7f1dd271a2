package dev.mesh4j.meshctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckupTest {

    @Test
    void checks_run_side_by_side_and_keep_their_order() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Callable<List<Finding>> meeting = () -> {
            both.countDown();
            both.await();
            return List.of(Finding.ok("met", ""));
        };

        List<Finding> findings =
                new Checkup(List.of(check("one", meeting), check("two", meeting)), Duration.ofSeconds(20)).run();

        assertThat(findings).hasSize(2).allMatch(finding -> finding.check().equals("met"));
    }

    @Test
    void one_that_hangs_is_told_by_itself() throws Exception {
        Check hanging = check("slow", () -> {
            new CountDownLatch(1).await();
            return List.of();
        });
        Check well = check("well", () -> List.of(Finding.ok("well", "")));

        List<Finding> findings = new Checkup(List.of(hanging, well), Duration.ofMillis(100)).run();

        assertThat(findings.getFirst().found()).isEqualTo("no result within 100 ms");
        assertThat(findings).extracting(Finding::level).containsExactly(Finding.Level.WARN, Finding.Level.OK);
    }

    @Test
    void one_that_breaks_fails_by_itself() throws Exception {
        Check broken = check("broken", () -> {
            throw new IllegalStateException("oh");
        });

        assertThat(new Checkup(List.of(broken), Duration.ofSeconds(20)).run())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.failed()).isTrue();
                    assertThat(finding.found()).endsWith("oh");
                });
    }

    private static Check check(String name, Callable<List<Finding>> look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Finding> look() throws Exception {
                return look.call();
            }
        };
    }
}
