package dev.mesh4j.acceptance.mistakes;

import java.util.List;

/** Mistakes in calls of a tool. */
final class CallMistakes {

    static final List<Mistake> ROWS = List.of(
            call(
                    "A capability that nobody offers",
                    "meshctl: nobody offers 'greting' (did you mean 'greeting'?): on offer are …",
                    "Take the one that is suggested, or start the agent that offers it.",
                    "greting"),
            tool(
                    "An argument left out",
                    "Invalid arguments for tool 'greet':\narguments: required property 'name' not found",
                    "Add it.",
                    "greet",
                    "{\"times\": 1}"),
            tool(
                    "An argument with another name",
                    "Invalid arguments for tool 'greet':\narguments: required property 'name' not found\narguments: 'nmae'"
                            + " is unknown (did you mean 'name'? expected: name, times, tone)",
                    "Take the name that is suggested.",
                    "greet",
                    "{\"nmae\": \"Ada\", \"times\": 1}"),
            tool(
                    "An argument of another type",
                    "Invalid arguments for tool 'greet':\n/times: string found, integer expected",
                    "Numbers stand without quotes in JSON.",
                    "greet",
                    "{\"name\": \"Ada\", \"times\": \"twice\"}"),
            tool(
                    "An argument that is none of an enum",
                    "Invalid arguments for tool 'greet':\n/tone: does not have a value in the enumeration [\"WARM\","
                            + " \"FORMAL\"]",
                    "Take one of the words in brackets.",
                    "greet",
                    "{\"name\": \"Ada\", \"times\": 1, \"tone\": \"LOUD\"}"),
            call(
                    "JSON with a typo",
                    "meshctl: JSON: '{\"name\": \"Ada}' (expected: an object of arguments such as '{\"name\": \"Ada\"}')",
                    "Check quotes and brackets.",
                    "greeting",
                    "{\"name\": \"Ada}"),
            call(
                    "JSON that is no object",
                    "meshctl: JSON: '[\"Ada\"]' (expected: an object of arguments such as '{\"name\": \"Ada\"}')",
                    "Arguments have names: write `{\"name\": \"Ada\"}`.",
                    "greeting",
                    "[\"Ada\"]"),
            call(
                    "JSON without quotes in a shell",
                    "meshctl: JSON: '{name: Ada}' (expected: an object of arguments such as '{\"name\": \"Ada\"}')",
                    "Put single quotes around the whole: `'{\"name\": \"Ada\"}'`.",
                    "greeting",
                    "{name: Ada}"),
            tool(
                    "A tool that refuses an argument",
                    "age: 1000 (expected: at most 150)",
                    "These are the words of the tool's own exception.",
                    "birthday",
                    "{\"age\": 1000}"),
            tool(
                    "A tool that throws without a message",
                    "tool 'farewell' failed: NullPointerException (where, is in its agent's log)",
                    "`meshctl logs` of its agent has the stack trace. Give the exception a message.",
                    "farewell",
                    "{\"name\": \"Ada\"}"),
            tool(
                    "A tool that returns null",
                    "Greeter.nickname(String) returned null (expected: a value; use Optional for none)",
                    "Return a value, or declare `Optional`.",
                    "nickname",
                    "{\"name\": \"Ada\"}"),
            call(
                    "A tool that takes too long",
                    "meshctl: greeter: http://127.0.0.1:PORT/mcp did not answer within 200 ms: allow more with --timeout",
                    "Wait longer, or see in `meshctl logs` what it waits for.",
                    "slow_greeting",
                    "--timeout",
                    "200ms"),
            tool(
                    "A tool that needs the mesh's token",
                    "http://127.0.0.1:PORT/mcp answered error -31401: Unauthorized: the tool needs the mesh's token"
                            + " (expected: Authorization: Bearer, as auth-token has it)",
                    "Call it from an agent that has the same `auth-token`.",
                    "secret",
                    "{}"),
            tool(
                    "A tool that needs a session",
                    "http://127.0.0.1:PORT/mcp answered error -32602: tool 'conversation' is called within a session"
                            + " only (expected: Mesh-Session-Id in the headers, or session_id in the arguments)",
                    "Send the header `Mesh-Session-Id`, or the argument `session_id`.",
                    "conversation",
                    "{}"),
            tool(
                    "A body that is too large",
                    "http://127.0.0.1:PORT/mcp answered HTTP 413: {\"error\":\"request body: … bytes (expected: at most"
                            + " 4194304 bytes)\"}…",
                    "Send less, or allow the agent more with `max-body-bytes`.",
                    "greet",
                    "{\"times\": 1, \"name\": \"" + "x".repeat(5_000_000) + "\"}"),
            new Mistake(
                    "An agent that died",
                    "meshctl: sleeper is registered and not there: http://127.0.0.1:1/mcp cannot be reached: Connection"
                            + " refused: look at 'meshctl logs sleeper'",
                    "See in its log why, and start it again; the registry forgets it within seconds.",
                    workshop -> {
                        String said = "";
                        while (!said.contains("not there")) {
                            // until the registry finds out by itself
                            workshop.registerDead("sleeper", "lullaby");
                            said = workshop.meshctl("call", "lullaby");
                        }
                        return said;
                    }),
            call(
                    "A time-out that is none",
                    "meshctl: Invalid value for option '--timeout': 'soon' (expected: a time such as 500ms, 30s or 2m)"
                            + " (see 'meshctl call --help')",
                    "Give it a unit: `30s`.",
                    "greeting",
                    "--timeout",
                    "soon"));

    private CallMistakes() {}

    private static Mistake tool(String what, String message, String remedy, String tool, String arguments) {
        return new Mistake(what, message, remedy, workshop -> workshop.call(tool, arguments));
    }

    private static Mistake call(String what, String message, String remedy, String... arguments) {
        return new Mistake(what, message, remedy, workshop -> {
            String[] command = java.util.stream.Stream.concat(
                            java.util.stream.Stream.of("call"), java.util.Arrays.stream(arguments))
                    .toArray(String[]::new);
            return workshop.meshctl(command);
        });
    }
}
