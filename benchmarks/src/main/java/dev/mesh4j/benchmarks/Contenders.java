package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.Contender.Launch;
import dev.mesh4j.benchmarks.Contender.Role;
import dev.mesh4j.benchmarks.limit.BareJetty;
import dev.mesh4j.benchmarks.limit.RawExchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who is measured: Mesh4J, its peers as far as they could be fetched, and what limits them all. */
final class Contenders {

    private static final Path PEERS = Path.of("benchmarks/peers");
    private static final int OURS = 18_200;
    private static final int UNCACHED = 18_210;
    private static final int JAVA_SDK = 18_220;
    private static final int QUARKUS = 18_230;
    private static final int MCP_MESH = 18_240;
    private static final int TYPESCRIPT_SDK = 18_250;
    private static final int BARE_JETTY = 18_260;
    private static final int RAW = 18_270;

    private final Programs programs;
    private final List<String> jvm;
    private final Path folder;

    /** @param folder for what registries keep */
    Contenders(Programs programs, Path folder) {
        this.programs = programs;
        this.jvm = programs.jvm("bench-echo");
        this.folder = folder;
    }

    /** Ours first. */
    List<Contender> all() {
        List<Contender> all = new ArrayList<>(List.of(ours()));
        addJavaSdk(all);
        addQuarkus(all);
        addMcpMesh(all);
        addTypeScriptSdk(all);
        all.add(new Contender(
                "bare Jetty handler",
                "Jetty 12.1, parses the call with Jackson and answers the same",
                Role.HANDLER,
                Era.MODERN,
                BARE_JETTY,
                false,
                ofThisClassPath(BareJetty.class)));
        all.add(new Contender(
                "raw exchange",
                "sockets with a thread each, as many bytes, no HTTP and no JSON",
                Role.RAW,
                Era.MODERN,
                RAW,
                false,
                ofThisClassPath(RawExchange.class)));
        return all;
    }

    Contender ours() {
        Launch launch = new OurMesh(programs, true, folder.resolve("hop.db"));
        return new Contender("Mesh4J", "as meshctl starts it", Role.OURS, Era.MODERN, OURS, true, launch);
    }

    Contender oursWithoutCache() {
        Launch launch = new OurMesh(programs, false, folder.resolve("uncached.db"));
        return new Contender(
                "Mesh4J without the cache", "the same without it", Role.OURS, Era.MODERN, UNCACHED, true, launch);
    }

    private void addJavaSdk(List<Contender> all) {
        PeerJava java = new PeerJava(jvm, PEERS.resolve("java-sdk/target"));
        Launch launch = (level, port) -> java.start(
                "dev.mesh4j.benchmarks.javasdk.SdkServer",
                Map.of(),
                address(level, port).toArray(String[]::new));
        if (java.isThere()) {
            all.add(new Contender(
                    "Java SDK",
                    "mcp 2.1.0, its stateless servlet on Jetty 12.1 with virtual threads",
                    Role.JAVA,
                    Era.LEGACY,
                    JAVA_SDK,
                    true,
                    launch));
        }
    }

    private void addQuarkus(List<Contender> all) {
        Path jar = PEERS.resolve("quarkus/target/quarkus-app/quarkus-run.jar");
        Launch launch = (level, port) -> {
            List<String> command = new ArrayList<>(jvm);
            command.addAll(List.of("-Dquarkus.http.port=" + port, "-jar", jar.toString()));
            return Child.start(command, Map.of());
        };
        if (Files.exists(jar)) {
            all.add(new Contender(
                    "Quarkus",
                    "quarkus-mcp-server-http 1.13.0, fast-jar of Quarkus 3.33.2",
                    Role.JAVA,
                    Era.LEGACY,
                    QUARKUS,
                    false,
                    launch));
        }
    }

    private void addMcpMesh(List<Contender> all) {
        PeerJava java = new PeerJava(jvm, PEERS.resolve("mcp-mesh/target"));
        if (java.isThere() && McpMesh.isThere()) {
            all.add(new Contender(
                    "MCP Mesh",
                    "mcp-mesh-spring-boot-starter 3.3.1 on Spring Boot 4.0.5, registry 3.7.1",
                    Role.MESH,
                    Era.LEGACY,
                    MCP_MESH,
                    true,
                    new McpMesh(java, folder.resolve("mcp-mesh.db"))));
        }
    }

    private static void addTypeScriptSdk(List<Contender> all) {
        Path project = PEERS.resolve("typescript-sdk/target");
        Path node = project.resolve("node_modules/node/bin/node");
        Launch launch = (level, port) -> {
            List<String> command = new ArrayList<>(
                    List.of(node.toString(), project.resolve("server.mjs").toString()));
            command.addAll(address(level, port));
            return Child.start(command, Map.of());
        };
        if (Files.exists(node)) {
            all.add(new Contender(
                    "TypeScript SDK",
                    "server 2.4.0 and client 2.4.0 on Node 22.23.3, one process",
                    Role.OTHER,
                    Era.MODERN,
                    TYPESCRIPT_SDK,
                    true,
                    launch));
        }
    }

    private Launch ofThisClassPath(Class<?> main) {
        return (level, port) -> {
            List<String> command = new ArrayList<>(jvm);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), String.valueOf(port)));
            return Child.start(command, Map.of());
        };
    }

    /** The port, and for a relay the next one's port and tool. */
    private static List<String> address(int level, int port) {
        return level == 0
                ? List.of(String.valueOf(port))
                : List.of(String.valueOf(port), String.valueOf(port - 1), Contender.tool(level - 1));
    }
}
