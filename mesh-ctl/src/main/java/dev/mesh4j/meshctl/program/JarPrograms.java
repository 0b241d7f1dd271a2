package dev.mesh4j.meshctl.program;

import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The agents of a jar: its main class if it names one, else every agent in it, run on the distribution's jars. */
public final class JarPrograms {

    private final Supplier<Distribution> distribution;

    public JarPrograms(Supplier<Distribution> distribution) {
        this.distribution = distribution;
    }

    List<AgentProgram> find(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            List<AgentClass> agents = AgentClasses.inJar(jar);
            String main = mainClass(jar);
            return main == null ? onDistribution(file, agents) : List.of(executable(file, main, agents));
        } catch (IOException e) {
            throw MeshctlException.failed(file + " is not a readable jar: " + e.getMessage());
        }
    }

    private List<AgentProgram> onDistribution(Path file, List<AgentClass> agents) {
        if (agents.isEmpty()) {
            return List.of();
        }
        List<Path> classPath = Stream.concat(distribution.get().agentClassPath().stream(), Stream.of(file))
                .toList();
        return agents.stream().map(agent -> AgentProgram.of(agent, classPath)).toList();
    }

    /** Its main class may be the agent, or a launcher that starts the only one. */
    private static AgentProgram executable(Path file, String main, List<AgentClass> agents) {
        Optional<String> name = agents.stream()
                .filter(agent -> agent.className().equals(main) || agents.size() == 1)
                .findFirst()
                .map(AgentClass::name);
        return new AgentProgram(name.orElse(label(file)), name, new AgentProgram.Code.ExecutableJar(file));
    }

    private static String label(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("\\.jar$", "").replaceAll("[^a-zA-Z0-9_-]", "-");
    }

    private static @Nullable String mainClass(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        return manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    }
}
