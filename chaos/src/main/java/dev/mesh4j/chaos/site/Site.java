package dev.mesh4j.chaos.site;

import dev.mesh4j.chaos.agent.Ledger;
import dev.mesh4j.chaos.agent.Relay;
import dev.mesh4j.chaos.agent.Visits;
import dev.mesh4j.chaos.network.OtherHost;
import dev.mesh4j.chaos.network.Service;
import dev.mesh4j.chaos.process.Program;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.fixture.PostgresServer;
import dev.mesh4j.server.state.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A whole mesh in processes of its own: registries behind one address, and agents on several hosts. */
public final class Site implements AutoCloseable {

    public static final Duration LEASE = Duration.ofSeconds(6);
    public static final Duration BEAT = Duration.ofSeconds(2);

    private static final List<String> AGENT_OPTIONS = List.of("-Xmx64m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");
    private static final List<String> REGISTRY_OPTIONS = List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError");

    private final Path folder;
    private final Ground ground;
    private final List<Program> registries = new ArrayList<>();
    private final Map<String, List<Program>> agents = new ConcurrentSkipListMap<>();
    private final Map<OtherHost, Set<Program>> there = new LinkedHashMap<>();
    private final Map<Program, Clock> clocks = new LinkedHashMap<>();
    private final Set<Integer> ports = new HashSet<>();
    private final long began = System.nanoTime();
    private @Nullable Service front;
    private @Nullable Service redisFront;

    private Site(Path folder, Ground ground) {
        this.folder = folder;
        this.ground = ground;
    }

    /**
     * Starts all but the agents.
     *
     * @param folder for logs, records and the disk; whoever runs PostgreSQL has to be able to enter it
     * @param hosts beside this one
     */
    public static Site start(Path folder, int hosts, boolean sqlite) throws Exception {
        Site site = new Site(folder, Ground.start(folder, hosts, sqlite));
        try {
            site.startRegistries(sqlite);
            return site;
        } catch (Exception | Error e) {
            site.close();
            throw e;
        }
    }

    private void startRegistries(boolean sqlite) throws Exception {
        String database = sqlite
                ? ground.store().resolve("registry.db").toString()
                : ground.postgres().orElseThrow().newDatabase();
        for (int i = 1; i <= (sqlite ? 1 : 2); i++) {
            registries.add(startRegistry(i, database));
        }
        front = Service.start(
                ground.here(), registries.stream().map(Program::uri).toList());
        redisFront = Service.start(ground.here(), List.of(ground.redis().uri()));
    }

    private static String address(@Nullable Service service) {
        return Objects.requireNonNull(service).uri().toString();
    }

    private Program startRegistry(int number, String database) throws IOException {
        int port = freePort();
        List<String> args = List.of(
                "--bind-host",
                "0.0.0.0",
                "--http-port",
                "" + port,
                "--database",
                database,
                "--lease-timeout",
                LEASE.toSeconds() + "s",
                "--purge-after",
                "1h");
        return launch("registry-" + number, "127.0.0.1", port, List.of(), REGISTRY_OPTIONS, MeshRegistry.class, args);
    }

    /** Starts one more; of ten four are ledgers, three relays, and three count visits. */
    public void startAgent() throws IOException {
        Class<?> type = switch (agents().size() % 10) {
            case 0, 3, 6, 9 -> Ledger.class;
            case 1, 4, 7 -> Relay.class;
            default -> Visits.class;
        };
        List<Program> same = agents.computeIfAbsent(type.getSimpleName(), name -> new CopyOnWriteArrayList<>());
        // each kind of agent is on each host
        int where = same.size() % (ground.hosts().size() + 1);
        OtherHost host = where == 0 ? null : ground.hosts().get(where - 1);
        Program started = startAgent(type, same.size() + 1, host);
        same.add(started);
        if (host != null) {
            there.computeIfAbsent(host, h -> new HashSet<>()).add(started);
        }
    }

    private Program startAgent(Class<?> type, int number, @Nullable OtherHost host) throws IOException {
        String name = type.getSimpleName().toLowerCase(Locale.ROOT) + "-" + number;
        int port = freePort();
        String address = host == null ? ground.here() : host.there();
        List<String> args = new ArrayList<>();
        if (type == Ledger.class) {
            args.add(folder.resolve("record-" + name).toString());
        }
        if (type == Visits.class) {
            args.addAll(List.of("--redis-url", address(redisFront)));
        }
        args.addAll(List.of("--bind-host", address, "--http-port", "" + port));
        args.addAll(List.of("--registry-url", address(front), "--heartbeat-interval", BEAT.toSeconds() + "s"));
        return launch(name, address, port, host == null ? List.of() : host.through(), AGENT_OPTIONS, type, args);
    }

    private Program launch(
            String name,
            String address,
            int port,
            List<String> through,
            List<String> options,
            Class<?> main,
            List<String> args)
            throws IOException {
        List<String> start = new ArrayList<>(through);
        // who has an odd number keeps the right time
        Optional<Clock> clock = name.matches(".*[02468]") ? ground.clock(name) : Optional.empty();
        clock.ifPresent(own -> start.addAll(own.through()));
        Program program = Program.start(new Program.Command(
                name,
                URI.create("http://" + address + ":" + port),
                folder.resolve(name + ".log"),
                start,
                options,
                main,
                args));
        clock.ifPresent(own -> clocks.put(program, own));
        return program;
    }

    private int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ground.here()))) {
                if (ports.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    /** Where all registries are found. */
    public URI front() {
        return Objects.requireNonNull(front).uri();
    }

    public Path folder() {
        return folder;
    }

    public List<Program> registries() {
        return List.copyOf(registries);
    }

    /** By what they do. */
    public Collection<List<Program>> kinds() {
        return agents.values();
    }

    public List<Program> agents() {
        return agents.values().stream().flatMap(List::stream).toList();
    }

    public List<Program> programs() {
        List<Program> all = new ArrayList<>(registries);
        all.addAll(agents());
        return all;
    }

    /** All but one of each kind, whose memory is looked at. */
    public List<Program> mortalAgents() {
        return agents.values().stream()
                .flatMap(kind -> kind.stream().limit(kind.size() - 1L))
                .toList();
    }

    /** All but the first, when there are several. */
    public List<Program> mortalRegistries() {
        return registries.size() == 1 ? registries() : registries.subList(1, registries.size());
    }

    /** Who is never killed, so that its memory can be compared. */
    public List<Program> immortal() {
        List<Program> all = programs();
        all.removeAll(mortalAgents());
        if (registries.size() > 1) {
            all.removeAll(mortalRegistries());
        }
        return all;
    }

    public List<OtherHost> hosts() {
        return ground.hosts();
    }

    public Set<Program> agentsOn(OtherHost host) {
        return Set.copyOf(Objects.requireNonNull(there.get(host)));
    }

    public Map<Program, Clock> clocks() {
        return Map.copyOf(clocks);
    }

    public Optional<Disk> disk() {
        return ground.disk();
    }

    public Optional<PostgresServer> postgres() {
        return ground.postgres();
    }

    public RedisServer redis() {
        return ground.redis();
    }

    /** One line with the time. */
    public void say(String what) {
        System.out.printf("%7.1f %s%n", (System.nanoTime() - began) / 1e9, what);
    }

    @Override
    public void close() {
        programs().forEach(Program::close);
        try {
            if (front != null) {
                front.close();
            }
            if (redisFront != null) {
                redisFront.close();
            }
        } catch (IOException e) {
            System.err.println("chaos: " + e);
        }
        ground.close();
    }
}
