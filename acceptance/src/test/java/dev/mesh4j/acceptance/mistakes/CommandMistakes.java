package dev.mesh4j.acceptance.mistakes;

import java.util.List;

/** Mistakes at the command line of meshctl. */
final class CommandMistakes {

    static final List<Mistake> ROWS = List.of(
            ctl(
                    "A command that there is not",
                    "meshctl: 'lst' is no command: did you mean 'list'? (see 'meshctl --help')",
                    "Take the one that is suggested.",
                    "lst"),
            ctl(
                    "An option that there is not",
                    "meshctl: Unknown option: '--colour' (see 'meshctl list --help')",
                    "See the command's `--help`.",
                    "list",
                    "--colour"),
            ctl(
                    "A word too many",
                    "meshctl: 'greeter clock x' is more than 'meshctl list' takes (see 'meshctl list --help')",
                    "Leave it out, or put quotes around what belongs together.",
                    "list",
                    "greeter",
                    "clock",
                    "x"),
            ctl(
                    "A path left out",
                    "meshctl: Missing required parameter: 'PATH' (see 'meshctl start --help')",
                    "Say what to start.",
                    "start"),
            ctl(
                    "An agent that there is not",
                    "meshctl: no agent is named 'greter': did you mean 'greeter'? known are …",
                    "Take one of those that are named.",
                    "status",
                    "greter"),
            ctl(
                    "An agent to explain that there is not",
                    "meshctl: the registry at http://127.0.0.1:PORT cannot explain that:"
                            + " http://127.0.0.1:PORT/explain?agent=greter answered HTTP 404: agent: 'greter' (expected: the id or"
                            + " the name of one of GET /agents)",
                    "`meshctl list` shows who there is.",
                    "explain",
                    "greter"),
            ctl(
                    "An agent to stop that meshctl did not start",
                    "meshctl: 'greeter' does not run here: nothing that meshctl started does",
                    "What another user or another tool started, they stop.",
                    "stop",
                    "greeter"),
            ctl(
                    "A log of an agent that meshctl did not start",
                    "meshctl: 'greeter' has no log here: meshctl has started nothing yet",
                    "Its log is where its own starter keeps it.",
                    "logs",
                    "greeter"),
            ctl(
                    "A port that there is not",
                    "meshctl: --port: 70000 (expected: 0 to 65535)",
                    "Choose one up to 65535.",
                    "start",
                    "greeter",
                    "--port",
                    "70000"),
            ctl(
                    "A file to restore that is no backup",
                    "meshctl: backup: /home/you/nowhere.db not found (expected: a file made by a backup)",
                    "Name the file that `meshctl registry backup` made.",
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
