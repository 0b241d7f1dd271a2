package dev.mesh4j.acceptance.mistakes;

import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.RunningAgent;
import java.util.List;

/** Mistakes of tools that call the tools of others. */
final class RemoteMistakes {

    static final List<Mistake> ROWS = List.of(
            client("A capability that nobody offers, in a dependency", "?", "R", "ask", """
                    public interface Clock { String now(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "time_service"))
                    public String ask(Clock clock) { return clock.now(); }"""),
            client("A tag that nobody has", "?", "R", "ask", """
                    public interface Hello { String greet(String name, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting", tags = "fancy"))
                    public String ask(Hello hello) { return hello.greet("Ada", 1); }"""),
            client("A version that nobody meets", "?", "R", "ask", """
                    public interface Hello { String greet(String name, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting", version = ">=2"))
                    public String ask(Hello hello) { return hello.greet("Ada", 1); }"""),
            client("A namespace where nobody offers it", "?", "R", "ask", """
                    public interface Hello { String greet(String name, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting", namespace = "test"))
                    public String ask(Hello hello) { return hello.greet("Ada", 1); }"""),
            client("A required dependency that is missing", "?", "R", "ask", """
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "time_service", required = true))
                    public String ask(RemoteTool clock) { return ""; }"""),
            client("A parameter with another name in a typed client", "?", "R", "ask", """
                    public interface Hello { String greet(String nmae, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting"))
                    public String ask(Hello hello) { return hello.greet("Ada", 1); }"""),
            client("A result that is not of the client's type", "?", "R", "ask", """
                    public interface Hello { int greet(String name, int times); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "greeting"))
                    public String ask(Hello hello) { return "" + hello.greet("Ada", 1); }"""),
            client("A provider that fails", "?", "R", "ask", """
                    public interface Birthday { String wish(int age); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "birthday"))
                    public String ask(Birthday birthday) { return birthday.wish(1000); }"""),
            client("A provider that takes too long", "?", "R", "ask", """
                    public interface Hello { String greet(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "slow_greeting", timeout = "200ms"))
                    public String ask(Hello hello) { return hello.greet(); }"""),
            new Mistake("A provider that died", "?", "R", workshop -> {
                workshop.registerDead("snorer", "snore");
                return called(workshop, "ask", """
                    public interface Snore { String snore(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "snore"))
                    public String ask(Snore snore) { return snore.snore(); }""");
            }),
            new Mistake("Agents that call each other in a circle", "?", "R", workshop -> {
                workshop.join(new Circle.Ping());
                return workshop.answer(workshop.join(new Circle.Pong()), "pong");
            }),
            client("No token for a provider that needs it", "?", "R", "ask", """
                    public interface Secret { String tell(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "secret_greeting"))
                    public String ask(Secret secret) { return secret.tell(); }"""),
            client("No session for a provider that needs one", "?", "R", "ask", """
                    public interface Talk { String say(); }
                    @MeshTool(capability = "ask", dependencies = @Dependency(capability = "conversation"))
                    public String ask(Talk talk) { return talk.say(); }"""));

    private RemoteMistakes() {}

    private static Mistake client(String what, String message, String remedy, String tool, String code) {
        return new Mistake(what, message, remedy, workshop -> called(workshop, tool, code));
    }

    private static String called(Workshop workshop, String tool, String code) throws Exception {
            Object waiter = new SourceCode(workshop.folder()).compile(code).getDeclaredConstructor().newInstance();
            AgentConfig config = workshop.config("waiter").build();
            RunningAgent running = workshop.join(waiter, config);
            return workshop.answer(running, tool);
    }
}
