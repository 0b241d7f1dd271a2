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

    private static final int WARM_UP = 500;
    private static final int CALLS = 2000;

    @Test
    void calls_allocate_no_more_than_they_need(@TempDir Path folder) throws IOException {
        try (Gate gate = Gate.open(folder);
                MeteredProcess echo = gate.start(Kind.ECHO, 0);
                MeteredProcess relay = gate.start(Kind.RELAY, 0)) {
            echo.call("echo", WARM_UP);
            relay.call("relay", WARM_UP);
            relay.bytesPerInjectedCall(WARM_UP);
            System.out.println("direct " + echo.bytesPerCall("echo", CALLS));
            System.out.println("direct " + echo.bytesPerCall("echo", CALLS));
            System.out.println("hop " + relay.bytesPerCall("relay", CALLS));
            System.out.println("hop " + relay.bytesPerCall("relay", CALLS));
            System.out.println("inj " + relay.bytesPerInjectedCall(CALLS));
            System.out.println("inj " + relay.bytesPerInjectedCall(CALLS));
            assertThat(echo.bytesPerCall("echo", CALLS)).as("bytes of a direct call").isLessThan(1);
        }
    }
}
