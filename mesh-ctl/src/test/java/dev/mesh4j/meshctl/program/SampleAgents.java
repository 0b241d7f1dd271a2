package dev.mesh4j.meshctl.program;

import dev.mesh4j.annotations.MeshAgent;

/** Classes to find agents among. */
final class SampleAgents {

    private SampleAgents() {}

    @MeshAgent(name = "clock")
    static final class Clock {
        public static void main(String[] args) {}
    }

    @MeshAgent(name = "greeter", description = "Greets people")
    static final class Greeter {
        public static void main(String[] args) {}
    }

    /** Started by someone else. */
    @MeshAgent(name = "no-main")
    static final class WithoutMain {
        public static void main() {}
    }

    @MeshAgent(name = "private-main")
    static final class PrivateMain {
        @SuppressWarnings("unused")
        private static void main(String[] args) {}
    }

    static final class NoAgent {
        public static void main(String[] args) {}
    }
}
