package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * {@code meshctl exercise}: one process that does what operators do often, for its class cache. Everything in a cache is
 * loaded at every start, so that what is rare, such as compiling, is better left out.
 */
@Command(name = "exercise", hidden = true, description = "Does what the class cache of meshctl is to be fast at.")
final class ExerciseCommand implements Callable<Integer> {

    private static final String[][] COMMANDS = {
        {"list"},
        {"list", "--json"},
        {"list", "--tools"},
        {"list", "--dependencies"},
        {"tree"},
        {"status"},
        {"status", "training-greeter"},
        {"call", "training_greeting", "{\"name\":\"Ada\"}"},
        {"call", "training_greeting", "name=Ada"},
        {"logs", "training-greeter"}
    };

    private final Meshctl meshctl;

    ExerciseCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        for (String[] command : COMMANDS) {
            if (Meshctl.run(meshctl.caller(), meshctl.platform(), command) != ExitCode.OK) {
                throw MeshctlException.failed("training: 'meshctl " + String.join(" ", command) + "' failed");
            }
        }
        return ExitCode.OK;
    }
}
