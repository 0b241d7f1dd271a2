package dev.mesh4j.acceptance.mistakes;

import dev.mesh4j.meshctl.Meshctl;
import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.AgentConfigBuilder;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.MeshBuilder;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.server.MeshServerException;
import dev.mesh4j.server.config.ConfigSources;
import dev.mesh4j.server.config.Secret;
import dev.mesh4j.testkit.TestMesh;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Where mistakes are made: one mesh for all of them, and a folder for each. */
final class Workshop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path root;
    private final AtomicInteger folders = new AtomicInteger();
    private final TestMesh mesh = TestMesh.start();
    private final HttpTransport http = new HttpTransport();
    private final McpClient client = new McpClient(http, new Implementation("mistakes", "1"));
    private final Deque<RunningAgent> agents = new ArrayDeque<>();
    private final McpEndpoint greeter;
    private final Deque<AutoCloseable> others = new ArrayDeque<>();

    Workshop(Path root) throws InterruptedException {
        this.root = root;
        RunningAgent running = join(
                new Greeter(), config("greeter").authToken(new Secret("sesame")).build());
        greeter = McpEndpoint.ofAgent("http://127.0.0.1:" + running.port());
    }

    String registry() {
        return mesh.registryUri().toString();
    }

    /** A new, empty one. */
    Path folder() {
        try {
            return Files.createDirectories(root.resolve(Integer.toString(folders.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more agent of the mesh. */
    RunningAgent join(Object agent, AgentConfig config) throws InterruptedException {
        RunningAgent running = Mesh.builder().agent(agent).config(config).start();
        synchronized (agents) {
            agents.push(running);
        }
        if (!running.awaitReady(PATIENCE)) {
            throw new IllegalStateException(running.name() + " has not joined");
        }
        return running;
    }

    RunningAgent join(Object agent) throws InterruptedException {
        return join(agent, config("").build());
    }

    /** That of an agent of this mesh. */
    AgentConfigBuilder config(String agent) {
        return AgentConfig.builder()
                .agentName(agent)
                .registryUrl(mesh.registryUri())
                .heartbeatInterval(Duration.ofMillis(200))
                .drainTimeout(Duration.ofMillis(100));
    }

    /** To be closed with the rest. */
    <T extends AutoCloseable> T keep(T other) {
        synchronized (agents) {
            others.push(other);
        }
        return other;
    }

    /** What the program of a class prints that has this body, the annotation of the agent included. */
    String agent(String code) throws Exception {
        return refused(Mesh.builder().agent(new SourceCode(folder()).compile(code)));
    }

    /** What a good agent's program prints with this configuration. */
    String configured(String yaml, Map<String, String> environment, String... flags) throws IOException {
        Path file = folder().resolve("mesh.yaml");
        if (!yaml.isEmpty()) {
            Files.writeString(file, yaml);
        }
        ConfigSources sources = new ConfigSources(file, environment, List.of(flags));
        return refused(Mesh.builder().agent(new Plain()).sources(sources)).replace(file.toString(), "mesh.yaml");
    }

    /** An agent that has died since it registered. */
    void registerDead(String agent, String capability) {
        new RegistryClient(http, mesh.registryUri(), PATIENCE)
                .register(Json.mapper()
                        .readValue("""
                {"agent_id": "%s-1", "agent_type": "mcp_agent", "name": "%s", "http_host": "127.0.0.1", "http_port": 1,
                 "tools": [{"function_name": "%s", "capability": "%s"}]}""".formatted(agent, agent, capability, capability), AgentRegistration.class));
    }

    /** What a tool without arguments answers. */
    String answer(RunningAgent agent, String tool) {
        McpEndpoint endpoint = McpEndpoint.ofAgent("http://127.0.0.1:" + agent.port());
        return client.callTool(endpoint, tool, Json.mapper().createObjectNode(), PATIENCE)
                .text();
    }

    /** What an agent in a process of its own logs, from these words on. */
    String logged(String words, String... flags) throws IOException {
        String[] all =
                Stream.concat(Stream.of("--http-port", "0"), Stream.of(flags)).toArray(String[]::new);
        try (Program program = new Program(folder(), PlainMain.class, all)) {
            return program.logged(words);
        }
    }

    /** What the good agent's tool answers to these arguments. */
    String call(String tool, String arguments) {
        try {
            ObjectNode json = (ObjectNode) Json.mapper().readTree(arguments);
            return client.callTool(greeter, tool, json, PATIENCE).text();
        } catch (CallException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What {@code Mesh.run} would print. */
    static String refused(MeshBuilder builder) {
        try (RunningAgent running = builder.start()) {
            return "it starts, as " + running.name();
        } catch (MeshServerException e) {
            return "mesh: " + e.getMessage();
        }
    }

    /** What meshctl says to this command line. */
    String meshctl(String... args) throws IOException {
        return meshctlIn(folder(), Map.of(), args);
    }

    String meshctlIn(Path folder, Map<String, String> variables, String... args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("MESH_STATE_DIR", folder.resolve("state").toString());
        environment.put("MESH_REGISTRY_URL", registry());
        environment.putAll(variables);
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        Caller caller = new Caller(environment, folder, both, both, false);
        int exit = Meshctl.run(caller, new Platform(() -> distribution(folder), any -> new ClassCache.None()), args);
        String said = out.toString(StandardCharsets.UTF_8)
                .replace(folder.toString(), "/home/you")
                .stripTrailing();
        return exit == 0 ? "it succeeds: " + said : said;
    }

    /** Programs run on the class path of this test. */
    private static Distribution distribution(Path folder) {
        try {
            Path lists = Files.createDirectories(folder.resolve("lib/classpath"));
            for (String program : List.of(Platform.AGENT, Platform.REGISTRY)) {
                Files.writeString(lists.resolve(program), System.getProperty("java.class.path"));
            }
            return new Distribution(folder.resolve("lib"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        agents.forEach(RunningAgent::close);
        for (AutoCloseable other : others) {
            other.close();
        }
        http.close();
        mesh.close();
    }
}
