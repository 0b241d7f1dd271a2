package dev.mesh4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.benchmarks.MeteredAgent.Kind;
import dev.mesh4j.benchmarks.limit.BareJetty;
import dev.mesh4j.benchmarks.load.Work;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Calls in a second beside those of a bare Jetty handler that parses and answers the same JSON, in turn. The aim is 0.8; on a
 * machine that does other things as well, the best of a few short rounds says whether something is badly wrong.
 */
@Isolated
class RatioGateTest {

    private static final double FLOOR = 0.4;
    private static final int CALLERS = 16;
    private static final int WARM_UP_CALLS = 40_000;
    private static final int ROUND_CALLS = 15_000;
    private static final int ROUNDS = 5;

    @Test
    void a_direct_call_is_not_far_behind_a_bare_handler() throws IOException {
        try (MeteredProcess echo = MeteredProcess.start(Kind.ECHO, 0, URI.create("http://127.0.0.1:9"));
                ServerProcess bare = ServerProcess.start(BareJetty.class, List.of(), List.of("0"));
                LoadGenerator load = LoadGenerator.start()) {
            perSecond(load, echo.port(), WARM_UP_CALLS);
            perSecond(load, bare.port(), WARM_UP_CALLS);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                ratios.add(perSecond(load, echo.port(), ROUND_CALLS) / perSecond(load, bare.port(), ROUND_CALLS));
            }
            assertThat(ratios)
                    .as("calls of an agent ÷ of the bare handler, in each round")
                    .anyMatch(ratio -> ratio > FLOOR);
        }
    }

    private static double perSecond(LoadGenerator load, int port, int calls) throws IOException {
        return load.run(new Work(Work.Kind.CALL, port, 0, calls, 0, CALLERS, 0, 0))
                .perSecond();
    }
}
