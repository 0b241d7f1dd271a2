package dev.mesh4j.meshctl;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshctl registry}, which only groups. */
@Command(
        name = "registry",
        description = "Runs a registry on this machine, saves and restores its file.",
        synopsisSubcommandLabel = "COMMAND")
final class RegistryCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: 'meshctl registry start', 'backup FILE' or 'restore FILE'");
    }
}
