package dev.mesh4j.server.probe;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.registry.HealthReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a process tells at {@code /livez} (it lives; nothing else), {@code /readyz} (it may be called), {@code /startupz} (its
 * start is over) and {@code /health} (all of it, for people). What is handed in only reads what is remembered: a probe
 * must not wait. Thread-safe.
 */
public final class Probes {

    private final Implementation service;
    private final long startedAt = System.nanoTime();
    private final List<Supplier<Map<String, Health>>> parts = new CopyOnWriteArrayList<>();
    private final List<StartUp> startUps = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;
    private volatile @Nullable String owner;

    /** @param code 200 or 503 */
    public record Answer(int code, byte[] json) {}

    private record StartUp(String pending, BooleanSupplier isOver) {}

    public Probes(Implementation service) {
        this.service = service;
    }

    /** Whose probes they are. */
    public Implementation service() {
        return service;
    }

    /** Who started the process; not told when empty. */
    public Probes owner(String name) {
        owner = name.isEmpty() ? null : name;
        return this;
    }

    /** A part that counts: while it is unhealthy, so is the process, which is then not ready. */
    public Probes part(String name, Supplier<Health> health) {
        return parts(() -> Map.of(name, health.get()));
    }

    /** Parts that count, by name. */
    public Probes parts(Supplier<Map<String, Health>> more) {
        parts.add(more);
        return this;
    }

    /** A thread that has to live. */
    public Probes loop(String name, BooleanSupplier isAlive) {
        return part(name, () -> isAlive.getAsBoolean() ? Health.healthy() : Health.unhealthy("its loop has ended"));
    }

    /**
     * A step of the start.
     *
     * @param pending what is said until it is over
     */
    public Probes startUp(String pending, BooleanSupplier isOver) {
        startUps.add(new StartUp(pending, isOver));
        return this;
    }

    /** From now on the process is not ready, for it begins to stop. */
    public void stopping() {
        stopping = true;
    }

    /** Absent when the path is none of a probe. */
    public @Nullable Answer answer(String path) {
        return switch (path) {
            case "/livez" -> reply(List.of(), List.of());
            case "/readyz" -> readiness();
            case "/startupz" ->
                reply(
                        startUps.stream()
                                .filter(step -> !step.isOver.getAsBoolean())
                                .map(StartUp::pending)
                                .toList(),
                        List.of());
            case "/health" -> new Answer(200, Json.mapper().writeValueAsBytes(health()));
            default -> null;
        };
    }

    /** The worst of all parts. */
    public Health.Status status() {
        Health.Status worst = stopping ? Health.Status.DEGRADED : Health.Status.HEALTHY;
        for (Health health : healths().values()) {
            worst = health.status().compareTo(worst) > 0 ? health.status() : worst;
        }
        return worst;
    }

    private Answer readiness() {
        List<String> against = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (stopping) {
            against.add("draining");
        }
        healths().forEach((name, health) -> {
            String reason = name + ": " + health.reason();
            switch (health.status()) {
                case HEALTHY -> {}
                case DEGRADED -> notes.add(reason);
                case UNHEALTHY -> against.add(reason);
            }
        });
        return reply(against, notes);
    }

    private HealthReply health() {
        Map<String, HealthReply.Check> checks = new LinkedHashMap<>();
        healths()
                .forEach((name, health) -> checks.put(
                        name,
                        new HealthReply.Check(
                                health.status().text(), health.reason().isEmpty() ? null : health.reason())));
        return new HealthReply(
                service.name(),
                status().text(),
                service.version(),
                Duration.ofNanos(System.nanoTime() - startedAt).toSeconds(),
                Instant.now().toString(),
                checks,
                owner);
    }

    /** All parts, by name. */
    public Map<String, Health> healths() {
        Map<String, Health> all = new LinkedHashMap<>();
        parts.forEach(more -> more.get().forEach((name, health) -> all.merge(name, health, Probes::worse)));
        return all;
    }

    /** Two parts of one name must not hide each other. */
    private static Health worse(Health one, Health other) {
        return one.status().compareTo(other.status()) >= 0 ? one : other;
    }

    private static Answer reply(List<String> against, List<String> notes) {
        boolean ok = against.isEmpty();
        ProbeReply reply = new ProbeReply(ok ? "ok" : "unavailable", ok ? notes : against);
        return new Answer(ok ? 200 : 503, Json.mapper().writeValueAsBytes(reply));
    }
}
