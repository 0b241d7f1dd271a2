package dev.mesh4j.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.LiveTool;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.MeshBuilder;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.server.config.ConfigSources;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** An agent that tells what its process allocates. It prints its port, and ends when its standard input does. */
public final class MeteredAgent {

    private MeteredAgent() {}

    /** What an agent does but for telling what it allocates. */
    enum Kind {
        ECHO,
        RELAY
    }

    /** @param args a {@link Kind}, how many tools the agent has beside its own, and flags of its configuration */
    public static void main(String[] args) throws IOException {
        MeshBuilder mesh = Mesh.builder().agent(new Meter());
        switch (Kind.valueOf(args[0])) {
            case ECHO -> mesh.agent(Echo.class);
            case RELAY -> mesh.agent(Relay.class).agent(new ManyCalls());
        }
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            mesh.tool(LiveTool.named("tool_" + i)
                    .describe("Echoes a text, as so many others do")
                    .input(Words.class)
                    .handler(words -> new Echo.Reply(words.text())));
        }
        String[] flags = new String[args.length - 2];
        System.arraycopy(args, 2, flags, 0, flags.length);
        RunningAgent agent = mesh.sources(ConfigSources.ofProcess(flags)).start();
        System.out.println(agent.port());
        while (System.in.read() >= 0) {
            // whoever started it is there
        }
        System.exit(0);
    }

    record Words(String text) {}

    /** Tells what all threads have allocated. */
    public static final class Meter {

        public record Allocated(long bytes) {}

        @MeshTool(capability = "bench_meter", description = "The bytes that this process has allocated until now")
        public Allocated allocated() {
            return new Allocated(bytes());
        }

        static long bytes() {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            return threads.getTotalThreadAllocatedBytes();
        }
    }

    /** Calls through an injected client, so that nothing else is measured. */
    public static final class ManyCalls {

        @MeshTool(
                capability = "bench_many_calls",
                description = "Calls the echo so many times, and tells what that allocated",
                dependencies = @Dependency(capability = "bench_echo"))
        public Meter.Allocated manyCalls(int times, Relay.EchoService echo) {
            long before = Meter.bytes();
            for (int i = 0; i < times; i++) {
                echo.echo("The quick brown fox jumps over the lazy dog");
            }
            return new Meter.Allocated(Meter.bytes() - before);
        }
    }
}
