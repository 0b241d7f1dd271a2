package dev.mesh4j.spring;

import dev.mesh4j.runtime.MeshBuilder;
import dev.mesh4j.runtime.RunningAgent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the agent of a context: last to start, first to stop, so that everything its tools use is there while they may be
 * called. A context that is stopped and started again has a new agent.
 */
public final class MeshAgentLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MeshAgentLifecycle.class);

    private final MeshBeans beans;
    private final BeanClients clients;
    private final MeshSettings settings;
    private final ApplicationEventPublisher events;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable RunningAgent agent;

    MeshAgentLifecycle(MeshBeans beans, BeanClients clients, MeshSettings settings, ApplicationEventPublisher events) {
        this.beans = beans;
        this.clients = clients;
        this.settings = settings;
        this.events = events;
    }

    /** The agent; empty while the context is not started, and when no bean has to do with the mesh. */
    public Optional<RunningAgent> agent() {
        return Optional.ofNullable(agent);
    }

    /** @throws dev.mesh4j.server.MeshServerException when beans or configuration are wrong, or the port is taken */
    @Override
    public void start() {
        if (agent != null) {
            return;
        }
        beans.eachClass((name, type) -> InjectionScan.of(type).forEach(point -> point.client(clients)));
        Map<Class<?>, Object> offering = beans.offering();
        if (offering.isEmpty() && clients.isEmpty()) {
            settings.check();
            log.info("no agent: no bean has a @MeshTool or takes a client by @Dependency");
            return;
        }
        MeshBuilder builder = clients.builder();
        offering.forEach(builder::agent);
        RunningAgent started =
                builder.config(settings.config(offering.keySet())).start();
        agent = started;
        clients.runIn(started);
        if (!offering.isEmpty()) {
            keepProcess(started.id());
        }
        events.publishEvent(new MeshAgentStarted(started));
    }

    @Override
    public void stop() {
        RunningAgent running = agent;
        if (running != null) {
            running.close();
            agent = null;
            clients.runIn(null);
            stopped.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return agent != null;
    }

    /** After the web server's, and before it when the context stops. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    /** An application that serves goes on when its main method returns, with a web server or without. */
    private void keepProcess(String id) {
        CountDownLatch until = new CountDownLatch(1);
        stopped = until;
        Thread.ofPlatform().daemon(false).name("mesh-keeps-" + id).start(() -> {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
