package dev.mesh4j.acceptance.mistakes;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;

/** Two agents of which each needs the other's answer for its own. */
final class Circle {

    private Circle() {}

    /** Asks pong. */
    @MeshAgent(name = "ping")
    public static final class Ping {

        interface Other {
            String pong();
        }

        @MeshTool(capability = "ping", dependencies = @Dependency(capability = "pong"))
        public String ping(Other other) {
            return other.pong();
        }
    }

    /** Asks ping. */
    @MeshAgent(name = "pong")
    public static final class Pong {

        interface Other {
            String ping();
        }

        @MeshTool(capability = "pong", dependencies = @Dependency(capability = "ping"))
        public String pong(Other other) {
            return other.ping();
        }
    }
}
