package dev.mesh4j.runtime;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.heartbeat.HeartbeatLoop;
import dev.mesh4j.server.probe.Check;
import dev.mesh4j.server.probe.Health;
import dev.mesh4j.server.probe.HealthChecks;
import dev.mesh4j.server.probe.Probes;
import dev.mesh4j.server.state.SharedState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an agent is: what its probes and the registry are told. */
final class AgentHealth implements AutoCloseable {

    private static final Duration CHECK_STATE_EVERY = Duration.ofSeconds(5);
    private static final Duration STATE_TIMEOUT = Duration.ofSeconds(5);

    private final Probes probes;
    private final HealthChecks own = new HealthChecks(() -> {});
    private volatile @Nullable HeartbeatLoop heartbeat;

    AgentHealth(Implementation agent, AgentState state) {
        probes = new Probes(agent)
                .startUp("the registry was not asked yet", this::hasAskedRegistry)
                .loop("heartbeat", this::beats)
                .loop("tasks", state.tasks()::isAlive);
        if (state.shared().isShared()) {
            own.add(stateCheck(state.shared()));
            probes.parts(own::healths);
        } else {
            probes.part("state", () -> Health.healthy("in memory"));
        }
    }

    Probes probes() {
        return probes;
    }

    void start(HeartbeatLoop loop) {
        heartbeat = loop;
        own.start();
    }

    /** From now on the agent is not ready, though it serves. */
    void stopping() {
        probes.stopping();
    }

    @Override
    public void close() {
        own.close();
    }

    private boolean hasAskedRegistry() {
        HeartbeatLoop loop = heartbeat;
        return loop != null && loop.hasTried();
    }

    private boolean beats() {
        HeartbeatLoop loop = heartbeat;
        return loop == null || loop.isAlive();
    }

    /** Calls that need no state are served without it: the agent is degraded, not unready. */
    private static Check stateCheck(SharedState state) {
        return new Check(
                "state", CHECK_STATE_EVERY, STATE_TIMEOUT, Health.healthy("redis"), Health.Status.DEGRADED, () -> {
                    state.group("probe").get("probe");
                    return Health.healthy("redis");
                });
    }
}
