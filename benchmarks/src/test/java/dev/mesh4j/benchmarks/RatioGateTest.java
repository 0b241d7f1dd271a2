package dev.mesh4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.benchmarks.MeteredAgent.Kind;
import dev.mesh4j.benchmarks.limit.BareJetty;
import dev.mesh4j.benchmarks.load.Work;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The processor time of a call beside that of a bare Jetty handler that parses and answers the same JSON, in turn. The aim of
 * calls in a second is 0.8 of the handler's; here both run without the optimising compiler, so that they are warm soon, and the
 * best of a few short rounds says whether something is badly wrong.
 */
class RatioGateTest {

    private static final double FLOOR = 0.25;
    private static final String UNOPTIMISED = "-XX:TieredStopAtLevel=1";
    private static final int CALLERS = 16;
    private static final int WARM_UP = 3000;
    private static final int CALLS = 3000;
    private static final int ROUNDS = 3;

    @Test
    void a_direct_call_takes_not_much_more_of_the_processor_than_a_bare_handler() throws IOException {
        URI nowhere = URI.create("http://127.0.0.1:9");
        try (MeteredProcess echo = MeteredProcess.start(Kind.ECHO, 0, nowhere, UNOPTIMISED);
                ServerProcess bare = ServerProcess.start(BareJetty.class, List.of(UNOPTIMISED), List.of("0"));
                LoadGenerator load = LoadGenerator.start()) {
            cpu(load, echo.server(), WARM_UP);
            cpu(load, bare, WARM_UP);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Duration ours = cpu(load, echo.server(), CALLS);
                ratios.add((double) cpu(load, bare, CALLS).toMillis() / ours.toMillis());
            }
            assertThat(ratios).as("the bare handler ÷ the agent, in each round").anyMatch(ratio -> ratio > FLOOR);
        }
    }

    private static Duration cpu(LoadGenerator load, ServerProcess server, int calls) throws IOException {
        Duration before = server.cpu();
        load.run(new Work(Work.Kind.ECHO, server.port(), 0, calls, 0, CALLERS, 0, 0));
        return server.cpu().minus(before);
    }
}
