package dev.mesh4j.runtime;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.runtime.heartbeat.HeartbeatLoop;
import dev.mesh4j.server.probe.Check;
import dev.mesh4j.server.probe.Health;
import dev.mesh4j.server.probe.HealthChecks;
import dev.mesh4j.server.probe.Probes;
import dev.mesh4j.server.state.SharedState;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an agent is: what its probes and the registry are told. */
final class AgentHealth implements AutoCloseable {

    private static final Duration CHECK_STATE_EVERY = Duration.ofSeconds(5);
    private static final Duration STATE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_ANSWERS = Duration.ofSeconds(1);

    private final Probes probes;
    private final HealthChecks own = new HealthChecks(() -> {});
    private final HealthChecks users = new HealthChecks(this::announce);
    private volatile @Nullable HeartbeatLoop heartbeat;

    AgentHealth(Implementation agent, AgentState state) {
        probes = new Probes(agent)
                .startUp("the registry was not asked yet", this::hasAskedRegistry)
                .loop("heartbeat", this::beats)
                .loop("tasks", state.tasks()::isAlive)
                .parts(own::healths)
                .parts(users::healths);
        probes.part("sessions", state.sessions()::health);
        if (state.shared().isShared()) {
            own.add(stateCheck(state.shared()));
        } else {
            probes.part("state", () -> Health.healthy("in memory"));
        }
    }

    Probes probes() {
        return probes;
    }

    /** Those of the user's classes: the registry hears of them, too. */
    AgentChecks checks() {
        return new AgentChecks(users);
    }

    /** Begins to ask, and gives the checks a moment, for nobody is wired to an agent of which nothing is known. */
    void start(HeartbeatLoop loop) {
        own.start();
        users.start();
        try {
            users.awaitAnswers(FIRST_ANSWERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        heartbeat = loop;
    }

    /** What the registry is told; absent while all is well. */
    AgentRegistration.@Nullable Health told() {
        Map<String, Health> healths = users.healths();
        Health.Status worst = healths.values().stream()
                .map(Health::status)
                .reduce(Health.Status.HEALTHY, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        if (worst == Health.Status.HEALTHY) {
            return null;
        }
        String reason = healths.entrySet().stream()
                .filter(entry -> entry.getValue().status() == worst)
                .map(entry -> entry.getKey() + ": " + entry.getValue().reason())
                .collect(Collectors.joining("; "));
        return new AgentRegistration.Health(worst.text(), reason);
    }

    /** From now on the agent is not ready, though it serves. */
    void stopping() {
        probes.stopping();
    }

    @Override
    public void close() {
        own.close();
        users.close();
    }

    private void announce() {
        HeartbeatLoop loop = heartbeat;
        if (loop != null) {
            loop.announceNow();
        }
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
