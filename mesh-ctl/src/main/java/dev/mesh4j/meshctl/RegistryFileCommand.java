package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.registry.RegistryUrl;
import dev.mesh4j.meshctl.start.RegistryFiles;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code meshctl registry backup} and {@code meshctl registry restore}, which both work while the registry runs. */
abstract sealed class RegistryFileCommand implements Callable<Integer> {

    private final Meshctl meshctl;
    private final String action;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Option(
            names = "--database",
            paramLabel = "DATABASE",
            description = {
                "The SQLite file of the registry",
                "(default: the one that 'meshctl registry start' makes for the registry's address)."
            })
    private @Nullable String database;

    private RegistryFileCommand(Meshctl meshctl, String action) {
        this.meshctl = meshctl;
        this.action = action;
    }

    @Override
    public Integer call() {
        String shown = meshctl.caller().resolve(file).toString();
        RegistryFiles.Done done =
                new RegistryFiles(meshctl.platform(), meshctl.caller()).run(action, database(), shown);
        if (meshctl.json()) {
            meshctl.console().json(new Page(shown, done.agents(), done.events()));
        } else {
            meshctl.console().line(done.text());
        }
        return ExitCode.OK;
    }

    private String database() {
        if (database != null) {
            return database;
        }
        URI url = meshctl.registryUrl();
        if (!RegistryUrl.isLocal(url)) {
            throw MeshctlException.usage("the registry's address " + url
                    + " is not on this machine (expected: 127.0.0.1, or give --database)");
        }
        return meshctl.state().registryStore(RegistryUrl.port(url)).toString();
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Page(String file, long agents, long events) {}

    /** Makes a copy. */
    @Command(name = "backup", description = "Copies the registry's SQLite file to a new one, while it runs.")
    static final class Backup extends RegistryFileCommand {
        Backup(Meshctl meshctl) {
            super(meshctl, "backup");
        }
    }

    /** Puts a copy back. */
    @Command(
            name = "restore",
            description = {
                "Replaces what the registry's SQLite file holds by a backup;",
                "a registry that runs loads it within a second."
            })
    static final class Restore extends RegistryFileCommand {
        Restore(Meshctl meshctl) {
            super(meshctl, "restore");
        }
    }
}
