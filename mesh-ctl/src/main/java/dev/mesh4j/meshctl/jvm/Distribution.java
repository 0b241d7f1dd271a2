package dev.mesh4j.meshctl.jvm;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that meshctl was installed to: {@code lib} with all jars, {@code classpath} with one list per program. */
public record Distribution(Path home) {

    /** The distribution that this class was loaded from. */
    public static Distribution ofThisProgram() {
        Path code = codeLocation();
        Path lib = code.getParent();
        if (!code.toString().endsWith(".jar") || lib == null || lib.getParent() == null) {
            throw MeshctlException.failed(
                    "the distribution is not around " + code + ": run the 'meshctl' script, which builds it");
        }
        return new Distribution(lib.getParent());
    }

    /** What agents run on, in the order that their cache was made for. */
    public List<Path> agentClassPath() {
        return classPath("agent");
    }

    public List<Path> registryClassPath() {
        return classPath("registry");
    }

    /** What meshctl runs on. */
    public List<Path> meshctlClassPath() {
        return classPath("meshctl");
    }

    /** What any of the programs runs on. */
    public Set<Path> jars() {
        Set<Path> all = new LinkedHashSet<>(meshctlClassPath());
        all.addAll(registryClassPath());
        all.addAll(agentClassPath());
        return all;
    }

    private List<Path> classPath(String program) {
        Path list = home.resolve("classpath").resolve(program);
        try {
            return Stream.of(Files.readString(list).strip().split(":"))
                    .map(home::resolve)
                    .toList();
        } catch (IOException e) {
            throw MeshctlException.failed(list + " cannot be read: build Mesh4J again with 'mvn -DskipTests package'");
        }
    }

    private static Path codeLocation() {
        try {
            return Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
