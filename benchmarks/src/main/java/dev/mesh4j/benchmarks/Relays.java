package dev.mesh4j.benchmarks;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;
import java.util.Arrays;
import java.util.List;

/** Agents that ask the one before through an injected client, from the {@link Relay} on, which asks the echo: the hops. */
public final class Relays {

    private static final List<Class<?>> ALL = List.of(Relay.class, Second.class, Third.class, Fourth.class);

    private Relays() {}

    interface RelayService {
        Echo.Reply relay(String text);
    }

    /** @param args which, from 1, and the options of an agent */
    public static void main(String[] args) {
        Mesh.run(ALL.get(Integer.parseInt(args[0]) - 1), Arrays.copyOfRange(args, 1, args.length));
    }

    @MeshAgent(name = "bench-relay2", description = "Relays to the first relay")
    public static final class Second {

        @MeshTool(
                capability = "bench_relay2",
                description = "Relays a text",
                dependencies = @Dependency(capability = "bench_relay"))
        public Echo.Reply relay(String text, RelayService next) {
            return next.relay(text);
        }
    }

    @MeshAgent(name = "bench-relay3", description = "Relays to the second relay")
    public static final class Third {

        @MeshTool(
                capability = "bench_relay3",
                description = "Relays a text",
                dependencies = @Dependency(capability = "bench_relay2"))
        public Echo.Reply relay(String text, RelayService next) {
            return next.relay(text);
        }
    }

    @MeshAgent(name = "bench-relay4", description = "Relays to the third relay")
    public static final class Fourth {

        @MeshTool(
                capability = "bench_relay4",
                description = "Relays a text",
                dependencies = @Dependency(capability = "bench_relay3"))
        public Echo.Reply relay(String text, RelayService next) {
            return next.relay(text);
        }
    }
}
