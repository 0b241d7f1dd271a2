package dev.mesh4j.runtime;

/** Changes what a running agent offers. Clients that listen hear of it, and the registry is told. Thread-safe. */
public interface AgentControl {

    /**
     * Offers the {@code @MeshTool}, {@code @MeshPrompt} and {@code @MeshResource} methods of an object from now on, and
     * asks its {@code @HealthCheck} methods; or a {@link LiveTool}. The registry hears of it after the debounce delay.
     *
     * @return takes them back when it is closed
     * @throws dev.mesh4j.runtime.scan.AgentDefinitionException when it has none, or a name is taken
     */
    Registered register(Object instance);

    /** Tells clients that subscribed to a resource that its contents changed. */
    void resourceUpdated(String uri);

    /** What was registered at run time. */
    @FunctionalInterface
    interface Registered extends AutoCloseable {

        /** Takes it back; idempotent. */
        @Override
        void close();
    }
}
