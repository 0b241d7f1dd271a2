package dev.mesh4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.benchmarks.MeteredAgent.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a call may allocate: about one and a half times what it did when this was written. The agents run without the
 * optimising compiler, which removes allocations when it has the time: so each call allocates what the code says.
 */
class AllocationGateTest {

    private static final double DIRECT = 25_000;
    private static final double HOP = 66_000;
    private static final double INJECTED = 22_500;
    private static final double FLAT = 1.1;

    private static final int WARM_UP = 400;
    private static final int CALLS = 800;

    @Test
    void calls_allocate_no_more_than_they_need(@TempDir Path folder) throws IOException {
        try (Gate gate = Gate.open(folder);
                MeteredProcess echo = gate.start(Kind.ECHO, 0);
                MeteredProcess relay = gate.start(Kind.RELAY, 0)) {
            assertThat(bytesPerCall(echo, "echo")).as("bytes of a direct call").isBetween(1000.0, DIRECT);
            assertThat(bytesPerCall(relay, "relay")).as("bytes of a hop").isBetween(1000.0, HOP);
            assertThat(bytesPerInjectedCall(relay))
                    .as("bytes of a call through an injected client")
                    .isBetween(1000.0, INJECTED);
        }
    }

    @Test
    void a_call_allocates_the_same_whatever_else_the_agent_offers(@TempDir Path folder) throws IOException {
        try (Gate gate = Gate.open(folder);
                MeteredProcess few = gate.start(Kind.ECHO, 10);
                MeteredProcess many = gate.start(Kind.ECHO, 1000)) {
            assertThat(bytesPerCall(many, "echo") / bytesPerCall(few, "echo"))
                    .as("bytes of a call of an agent with 1000 tools ÷ with 10")
                    .isLessThan(FLAT);
        }
    }

    @Test
    void a_call_allocates_the_same_however_many_provide_what_it_asks_for(@TempDir Path folder) throws IOException {
        try (Gate gate = Gate.open(folder);
                MeteredProcess echo = gate.start(Kind.ECHO, 0)) {
            double one;
            try (MeteredProcess relay = gate.start(Kind.RELAY, 0)) {
                one = bytesPerInjectedCall(relay);
            }
            new Twins(gate.uri(), echo.port()).register(1, 200, "bench_echo");
            try (MeteredProcess relay = gate.start(Kind.RELAY, 0)) {
                assertThat(bytesPerInjectedCall(relay) / one)
                        .as("bytes of a call with 200 providers ÷ with one")
                        .isLessThan(FLAT);
                assertThat(Connections.openTo(echo.port()).ports().size())
                        .as("all providers are asked")
                        .isGreaterThan(190);
            }
        }
    }

    private static double bytesPerCall(MeteredProcess agent, String tool) {
        agent.call(tool, WARM_UP);
        return agent.bytesPerCall(tool, CALLS);
    }

    private static double bytesPerInjectedCall(MeteredProcess agent) {
        agent.bytesPerInjectedCall(2 * WARM_UP);
        return agent.bytesPerInjectedCall(CALLS);
    }
}
