package dev.mesh4j.acceptance.mistakes;

import java.util.List;

/** Mistakes at the command line of meshctl. */
final class CommandMistakes {

    static final List<Mistake> ROWS = List.of(
            ctl("A command that there is not", "?", "R", "lst"),
            ctl("An option that there is not", "?", "R", "list", "--colour"),
            ctl("A word too many", "?", "R", "list", "greeter", "clock", "x"),
            ctl("A path left out", "?", "R", "start"),
            ctl("An agent that there is not", "?", "R", "status", "greter"),
            ctl("An agent to explain that there is not", "?", "R", "explain", "greter"),
            ctl("An agent to stop that meshctl did not start", "?", "R", "stop", "greeter"),
            ctl("A log of an agent that meshctl did not start", "?", "R", "logs", "greeter"),
            ctl("A port that there is not", "?", "R", "start", "greeter", "--port", "70000"),
            ctl(
                    "A file to restore that is no backup",
                    "?",
                    "R",
                    "registry",
                    "restore",
                    "nowhere.db",
                    "--database",
                    "x.db"));

    private CommandMistakes() {}

    private static Mistake ctl(String what, String message, String remedy, String... arguments) {
        return new Mistake(what, message, remedy, workshop -> workshop.meshctl(arguments));
    }
}
