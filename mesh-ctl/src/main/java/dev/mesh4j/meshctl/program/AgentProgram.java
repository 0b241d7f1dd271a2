package dev.mesh4j.meshctl.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An agent that can be started.
 *
 * @param agentName what it will register as, when that can be told beforehand
 */
public record AgentProgram(String label, Optional<String> agentName, Code code) {

    static AgentProgram of(AgentClass agent, List<Path> classPath) {
        return new AgentProgram(
                agent.name(), Optional.of(agent.name()), new Code.MainClass(classPath, agent.className()));
    }

    /** What is run. */
    public sealed interface Code {

        record MainClass(List<Path> classPath, String className) implements Code {
            public MainClass {
                classPath = List.copyOf(classPath);
            }
        }

        record ExecutableJar(Path jar) implements Code {}
    }
}
