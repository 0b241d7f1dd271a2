package dev.mesh4j.runtime;

import dev.mesh4j.server.MeshServerException;
import dev.mesh4j.server.config.ConfigSources;

/** Runs annotated classes as an agent of the mesh. */
public final class Mesh {

    private Mesh() {}

    /**
     * Runs the agent of this class until the process is asked to stop. A mistake in the class or its configuration is
     * printed as one line, and the process exits with 1.
     *
     * @param args flags such as {@code --http-port 8080}; see {@link AgentConfig}
     */
    public static void run(Class<?> type, String... args) {
        run(builder().agent(type), args);
    }

    /** Runs the one agent that is found in this package and below; otherwise as {@link #run(Class, String...)}. */
    public static void run(String packageName, String... args) {
        run(builder().scan(packageName), args);
    }

    /** Runs an agent that needs more than its class; otherwise as {@link #run(Class, String...)}. */
    public static void run(MeshBuilder builder, String... args) {
        RunningAgent agent;
        try {
            agent = builder.sources(ConfigSources.ofProcess(args)).start();
        } catch (MeshServerException e) {
            System.err.println("mesh: " + e.getMessage());
            System.exit(1);
            return;
        } catch (RuntimeException | Error e) {
            System.err.println("mesh: the agent cannot start, for a reason that Mesh4J did not foresee: " + e);
            e.printStackTrace();
            // what was started already would keep the process
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "mesh-stop"));
        agent.awaitClosed();
        if (agent.port() == 0) {
            // its client has gone: no thread of the user's may keep the process
            System.exit(0);
        }
    }

    /**
     * Starts the agent of this class and returns when it serves; it joins the registry when that can be reached.
     *
     * @throws MeshServerException when the class or the configuration is wrong, or the port is taken
     */
    public static RunningAgent start(Class<?> type, String... args) {
        return builder().agent(type).sources(ConfigSources.ofProcess(args)).start();
    }

    /** For agents whose objects or configuration come from elsewhere. */
    public static MeshBuilder builder() {
        return new MeshBuilder();
    }
}
