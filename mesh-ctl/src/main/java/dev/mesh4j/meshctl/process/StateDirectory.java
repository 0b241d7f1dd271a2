package dev.mesh4j.meshctl.process;

import dev.mesh4j.meshctl.terminal.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where meshctl keeps what outlives a command: instance records, logs, compiled sources, the registry's store. */
public record StateDirectory(Path root) {

    public static final String VARIABLE = "MESH_STATE_DIR";

    /** {@code $MESH_STATE_DIR}, else {@code ~/.mesh4j}. */
    public static StateDirectory of(Caller caller) {
        String variable = caller.environment().getOrDefault(VARIABLE, "");
        return new StateDirectory(
                variable.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".mesh4j")
                        : caller.resolve(Path.of(variable)));
    }

    /** Whose it is: a word that differs between users, and between the state directories of one user. */
    public String owner() {
        String user = System.getProperty("user.name", "").replaceAll("[^a-zA-Z0-9._-]", "");
        String path = root.toAbsolutePath().normalize().toString();
        return user + "-" + Integer.toHexString(path.hashCode());
    }

    public Path instances() {
        return folder("instances");
    }

    public Path logs() {
        return folder("logs");
    }

    public Path compiled() {
        return folder("compiled");
    }

    /** The store of the registry on a port of this machine. */
    public Path registryStore(int port) {
        return folder("registry").resolve(port + ".db");
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
