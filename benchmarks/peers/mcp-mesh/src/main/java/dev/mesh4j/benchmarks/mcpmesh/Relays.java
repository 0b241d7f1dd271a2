package dev.mesh4j.benchmarks.mcpmesh;

import io.mcpmesh.MeshAgent;
import io.mcpmesh.MeshTool;
import io.mcpmesh.Param;
import io.mcpmesh.Selector;
import io.mcpmesh.types.McpMeshTool;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Agents that ask the one before, the first of them the echo: the hops. */
public final class Relays {

    private static final List<Class<?>> ALL = List.of(First.class, Second.class, Third.class, Fourth.class);

    private Relays() {}

    /** @param args which, from 1 */
    public static void main(String[] args) {
        SpringApplication.run(ALL.get(Integer.parseInt(args[0]) - 1));
    }

    private static Echo.Reply ask(McpMeshTool<Echo.Reply> next, String text) {
        return next.call(Map.of("text", text));
    }

    @MeshAgent(name = "peer-relay1", version = "1.0.0", description = "Relays", port = 8081)
    @SpringBootConfiguration
    @EnableAutoConfiguration
    public static class First {

        @MeshTool(
                capability = "peer_relay1",
                description = "Relays a text",
                dependencies = @Selector(capability = "peer_echo"))
        public Echo.Reply relay(@Param("text") String text, McpMeshTool<Echo.Reply> next) {
            return ask(next, text);
        }
    }

    @MeshAgent(name = "peer-relay2", version = "1.0.0", description = "Relays", port = 8081)
    @SpringBootConfiguration
    @EnableAutoConfiguration
    public static class Second {

        @MeshTool(
                capability = "peer_relay2",
                description = "Relays a text",
                dependencies = @Selector(capability = "peer_relay1"))
        public Echo.Reply relay(@Param("text") String text, McpMeshTool<Echo.Reply> next) {
            return ask(next, text);
        }
    }

    @MeshAgent(name = "peer-relay3", version = "1.0.0", description = "Relays", port = 8081)
    @SpringBootConfiguration
    @EnableAutoConfiguration
    public static class Third {

        @MeshTool(
                capability = "peer_relay3",
                description = "Relays a text",
                dependencies = @Selector(capability = "peer_relay2"))
        public Echo.Reply relay(@Param("text") String text, McpMeshTool<Echo.Reply> next) {
            return ask(next, text);
        }
    }

    @MeshAgent(name = "peer-relay4", version = "1.0.0", description = "Relays", port = 8081)
    @SpringBootConfiguration
    @EnableAutoConfiguration
    public static class Fourth {

        @MeshTool(
                capability = "peer_relay4",
                description = "Relays a text",
                dependencies = @Selector(capability = "peer_relay3"))
        public Echo.Reply relay(@Param("text") String text, McpMeshTool<Echo.Reply> next) {
            return ask(next, text);
        }
    }
}
