package dev.mesh4j.acceptance.mistakes;

import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.RunningAgent;
import java.util.List;

/** Mistakes of tools that call the tools of others. */
final class RemoteMistakes {

    static final List<Mistake> ROWS = List.of(
            client(
                    "A capability that nobody offers, in a dependency",
                    "dependency time_service is unavailable: nobody offers 'time_service'",
                    "Start the agent that offers it. `meshctl explain` shows what there is.",
                    "ask",
                    """
                    public interface Clock { String now(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "time_service"))
                    public String ask(Clock clock) { return clock.now(); }"""),
            client(
                    "A tag that nobody has",
                    "dependency greeting[fancy] is unavailable: greeter-ID.greet lacks the tag 'fancy'",
                    "Ask with `+fancy` for a preference, or start a provider that has the tag.",
                    "ask",
                    """
                    public interface Hello { String greet(String name, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting", tags = "fancy"))
                    public String ask(Hello hello) { return hello.greet("Ada", 1); }"""),
            client(
                    "A version that nobody meets",
                    "dependency greeting >=2 is unavailable: greeter-ID.greet has version 1.4.0, not >=2",
                    "Loosen the constraint, or start a newer provider.",
                    "ask",
                    """
                    public interface Hello { String greet(String name, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting", version = ">=2"))
                    public String ask(Hello hello) { return hello.greet("Ada", 1); }"""),
            client(
                    "A namespace where nobody offers it",
                    "dependency greeting is unavailable: greeter-ID.greet is in namespace 'default', not 'test'",
                    "Name the namespace of the provider, or start one there.",
                    "ask",
                    """
                    public interface Hello { String greet(String name, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting", namespace = "test"))
                    public String ask(Hello hello) { return hello.greet("Ada", 1); }"""),
            client(
                    "A required dependency that is missing",
                    "tool 'ask' is unavailable: it requires time_service, but nobody offers 'time_service'",
                    "Start the agent that offers it; without `required` the tool runs, and only the call fails.",
                    "ask",
                    """
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "time_service", required = true))
                    public String ask(RemoteTool clock) { return ""; }"""),
            client(
                    "A parameter with another name in a typed client",
                    "Invalid arguments for tool 'greet':\narguments: required property 'name' not found\narguments: 'nmae'"
                            + " is unknown (did you mean 'name'? expected: name, times, tone)",
                    "Arguments go by parameter name: call the interface's parameter as the tool does, or use"
                            + " `@Param(name = …)`.",
                    "ask",
                    """
                    public interface Hello { String greet(String nmae, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting"))
                    public String ask(Hello hello) { return hello.greet("Ada", 1); }"""),
            client(
                    "A result that is not of the client's type",
                    "the result of greeting cannot be read as int: Cannot deserialize value of type `int` from String"
                            + " \"Hello, Ada null\": not a valid `int` value",
                    "Let the interface's method return what the tool returns; `meshctl status` shows its schema.",
                    "ask",
                    """
                    public interface Hello { int greet(String name, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting"))
                    public String ask(Hello hello) { return "" + hello.greet("Ada", 1); }"""),
            client(
                    "A provider that fails",
                    "age: 1000 (expected: at most 150)",
                    "These are the provider's words; its log has more.",
                    "ask",
                    """
                    public interface Birthday { String wish(int age); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "birthday"))
                    public String ask(Birthday birthday) { return birthday.wish(1000); }"""),
            client(
                    "A provider that takes too long",
                    "http://127.0.0.1:PORT/mcp did not answer within … ms",
                    "Allow more with `@Dependency(timeout = …)`, or see what the provider waits for.",
                    "ask",
                    """
                    public interface Hello { String greet(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "slow_greeting", timeout = "200ms"))
                    public String ask(Hello hello) { return hello.greet(); }"""),
            new Mistake(
                    "A provider that died",
                    "dependency snore is unavailable: snorer-1…",
                    "Start it again; a second instance takes over by itself.",
                    workshop -> {
                        workshop.registerDead("snorer", "snore");
                        return called(workshop, "ask", """
                    public interface Snore { String snore(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "snore"))
                    public String ask(Snore snore) { return snore.snore(); }""");
                    }),
            new Mistake(
                    "Agents that call each other in a circle",
                    "the call of ping is 51 calls deep, so that agents seem to call each other in a circle (expected: at"
                            + " most 50)",
                    "Break the circle: one of the tools has to answer without the other.",
                    workshop -> {
                        workshop.join(new Circle.Ping());
                        return workshop.answer(workshop.join(new Circle.Pong()), "pong");
                    }),
            client(
                    "No token for a provider that needs it",
                    "secret_greeting needs the mesh's token, and this agent has none (expected: auth-token)",
                    "Give this agent the same `auth-token` as the provider's.",
                    "ask",
                    """
                    public interface Secret { String tell(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "secret_greeting"))
                    public String ask(Secret secret) { return secret.tell(); }"""),
            client(
                    "No session for a provider that needs one",
                    "capability conversation is called within a session only (expected: CallOptions.session(id), a"
                            + " session of the call being served, or autoSessionManagement)",
                    "Open one with `CallOptions.session(id)`, or let the provider say `autoSessionManagement`.",
                    "ask",
                    """
                    public interface Talk { String say(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "conversation"))
                    public String ask(Talk talk) { return talk.say(); }"""));

    private RemoteMistakes() {}

    private static Mistake client(String what, String message, String remedy, String tool, String code) {
        return new Mistake(what, message, remedy, workshop -> called(workshop, tool, code));
    }

    private static String called(Workshop workshop, String tool, String code) throws Exception {
        Object waiter = new SourceCode(workshop.folder())
                .compile(code)
                .getDeclaredConstructor()
                .newInstance();
        AgentConfig config = workshop.config("waiter").build();
        RunningAgent running = workshop.join(waiter, config);
        return workshop.answer(running, tool);
    }
}
