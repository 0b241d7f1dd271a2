package dev.mesh4j.acceptance.mistakes;

import java.util.List;

/** Mistakes in calls of a tool. */
final class CallMistakes {

    static final List<Mistake> ROWS = List.of(
            call("A capability that nobody offers", "?", "R", "greting"),
            call("An argument left out", "?", "R", "greeting", "{\"times\": 1}"),
            call("An argument with another name", "?", "R", "greeting", "{\"nmae\": \"Ada\", \"times\": 1}"),
            call("An argument of another type", "?", "R", "greeting", "{\"name\": \"Ada\", \"times\": \"twice\"}"),
            call(
                    "An argument that is none of an enum",
                    "?",
                    "R",
                    "greeting",
                    "{\"name\": \"Ada\", \"times\": 1, \"tone\": \"LOUD\"}"),
            call("JSON with a typo", "?", "R", "greeting", "{\"name\": \"Ada}"),
            call("JSON that is no object", "?", "R", "greeting", "[\"Ada\"]"),
            call("JSON without quotes in a shell", "?", "R", "greeting", "{name: Ada}"),
            call("A tool that refuses an argument", "?", "R", "birthday", "{\"age\": 1000}"),
            call("A tool that throws without a message", "?", "R", "farewell", "{\"name\": \"Ada\"}"),
            call("A tool that returns null", "?", "R", "nickname", "{\"name\": \"Ada\"}"),
            call("A tool that takes too long", "?", "R", "slow_greeting", "--timeout", "200ms"),
            call("A tool that needs the mesh's token", "?", "R", "secret_greeting"),
            call("A tool that needs a session", "?", "R", "conversation"),
            call(
                    "A body that is too large",
                    "?",
                    "R",
                    "greeting",
                    "{\"times\": 1, \"name\": \"" + "x".repeat(5_000_000) + "\"}"),
            new Mistake("An agent that died", "?", "R", workshop -> {
                workshop.registerDead("sleeper", "lullaby");
                return workshop.meshctl("call", "lullaby");
            }),
            call("A time-out that is none", "?", "R", "greeting", "--timeout", "soon"));

    private CallMistakes() {}

    private static Mistake call(String what, String message, String remedy, String... arguments) {
        return new Mistake(what, message, remedy, workshop -> {
            String[] command = java.util.stream.Stream.concat(
                            java.util.stream.Stream.of("call"), java.util.Arrays.stream(arguments))
                    .toArray(String[]::new);
            return workshop.meshctl(command);
        });
    }
}
