package dev.mesh4j.acceptance.mistakes;

import java.util.List;

/**
 * Mistakes of one kind.
 *
 * @param introduction where their messages are seen
 */
record Chapter(String title, String introduction, List<Mistake> mistakes) {

    static final List<Chapter> ALL = List.of(
            new Chapter(
                    "The agent's class",
                    "An agent whose class is wrong does not start: its program prints one line and exits with 1.",
                    ClassMistakes.ROWS),
            new Chapter(
                    "Clients and dependencies",
                    "These stop the start as well. They are about the parameters through which a tool calls others.",
                    DependencyMistakes.ROWS),
            new Chapter(
                    "Configuration",
                    "Flags, variables and `mesh.yaml` are read before anything starts; `mesh.yaml` is looked for in the"
                            + " working directory.",
                    ConfigurationMistakes.ROWS),
            new Chapter(
                    "Starting with meshctl",
                    "What `meshctl` says goes to its error stream. It exits with 1 when the operation failed, and with 2"
                            + " when the command line is wrong.",
                    StartMistakes.ROWS),
            new Chapter(
                    "Finding the registry",
                    "An agent without a registry serves all the same and goes on trying, so it only logs what is wrong;"
                            + " `meshctl` fails.",
                    RegistryMistakes.ROWS),
            new Chapter(
                    "Calling tools",
                    "A tool that fails answers with a result whose `isError` is true. Another agent's typed client throws"
                            + " it, `meshctl call` prints it.",
                    CallMistakes.ROWS),
            new Chapter(
                    "Calling other agents' tools",
                    "What a tool gets when its own dependency fails, and what its caller sees when it lets that through.",
                    RemoteMistakes.ROWS),
            new Chapter(
                    "Looking, stopping and asking",
                    "`meshctl` about what is not there, and command lines that it does not understand.",
                    CommandMistakes.ROWS));
}
