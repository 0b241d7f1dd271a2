package dev.mesh4j.acceptance.mistakes;

import java.util.List;

/** Mistakes in the class of an agent; each is compiled and started. */
final class ClassMistakes {

    static final List<Mistake> ROWS = List.of(
            row("No class with `@MeshAgent`", "?", "R", """
                    public class Greeter { @MeshTool(capability = "greeting") public String greet() { return ""; } }"""),
            new Mistake("Two classes with `@MeshAgent`", "?", "R", workshop -> Workshop.refused(dev.mesh4j.runtime.Mesh.builder().agent(Plain.class).agent(Greeter.class))),
            row("An inner class as agent", "?", "R", """
                    @MeshAgent(name = "greeter") public class Greeter { public static Class<?> agent() { return Inner.class; }
                        @MeshAgent(name = "greeter") public class Inner {
                            @MeshTool(capability = "greeting") public String greet() { return ""; } } }"""),
            row("An agent without tools", "?", "R", """
                    public String greet() { return ""; }"""),
            row("An agent's name with a space", "?", "R", """
                    @MeshAgent(name = "my greeter") public class Greeter {
                        @MeshTool(capability = "greeting") public String greet() { return ""; } }"""),
            row("A private tool", "?", "R", """
                    @MeshTool(capability = "greeting") private String greet() { return ""; }"""),
            row("An abstract class", "?", "R", """
                    @MeshAgent(name = "greeter") public abstract class Greeter {
                        @MeshTool(capability = "greeting") public abstract String greet(); }"""),
            row("An interface as agent", "?", "R", """
                    @MeshAgent(name = "greeter") public interface Greeter {
                        @MeshTool(capability = "greeting") String greet();
                        }"""),
            row("A constructor with parameters", "?", "R", """
                    public Greeter(String language) {}
                    @MeshTool(capability = "greeting") public String greet() { return ""; }"""),
            row("A constructor that throws", "?", "R", """
                    public Greeter() { throw new IllegalStateException("GREETINGS_FILE is not set"); }
                    @MeshTool(capability = "greeting") public String greet() { return ""; }"""),
            row("A static field that cannot be set", "?", "R", """
                    static final int TIMES = Integer.parseInt("three");
                    @MeshTool(capability = "greeting") public String greet() { return ""; }"""),
            row("Two tools with one name", "?", "R", """
                    @MeshTool(capability = "greeting") public String greet(String name) { return ""; }
                    @MeshTool(capability = "greetings") public String greet(List<String> names) { return ""; }"""),
            new Mistake(
                    "Compiled without `-parameters`",
                    "?",
                    "R",
                    workshop -> Workshop.refused(dev.mesh4j.runtime.Mesh.builder()
                            .agent(new SourceCode(workshop.folder()).compile("""
                    @MeshTool(capability = "greeting") public String greet(String name) { return ""; }""", "-g")))),
            row("Two arguments with one name", "?", "R", """
                    @MeshTool(capability = "greeting")
                    public String greet(@Param(name = "name") String first, @Param(name = "name") String last) { return ""; }"""),
            row("An argument of a type that JSON cannot carry", "?", "R", """
                    @MeshTool(capability = "greeting") public String greet(java.io.InputStream names) { return ""; }"""),
            row("An argument of a class that cannot be made", "?", "R", """
                    public static class Person { private Person(String name, int age) {} }
                    @MeshTool(capability = "greeting") public String greet(Person person) { return ""; }"""),
            row("An argument of an abstract type", "?", "R", """
                    public abstract static class Person { public String name; }
                    @MeshTool(capability = "greeting") public String greet(Person person) { return ""; }"""),
            row("A result that JSON cannot carry", "?", "R", """
                    @MeshTool(capability = "greeting") public CompletableFuture<String> greet() { return null; }"""),
            row("A result of which JSON carries nothing", "?", "R", """
                    public static class Greeting { private String text = "Hello"; }
                    @MeshTool(capability = "greeting") public Greeting greet() { return new Greeting(); }"""),
            row("A stream of numbers", "?", "R", """
                    @MeshTool(capability = "countdown") public IntStream countdown() { return IntStream.of(3, 2, 1); }"""),
            row("A capability with a space", "?", "R", """
                    @MeshTool(capability = "warm greeting") public String greet() { return ""; }"""),
            row("An empty capability", "?", "R", """
                    @MeshTool(capability = "") public String greet() { return ""; }"""),
            row("A tool's name with a space", "?", "R", """
                    @MeshTool(capability = "greeting", name = "say hello") public String greet() { return ""; }"""),
            row("A provider's tag with a sign", "?", "R", """
                    @MeshTool(capability = "greeting", tags = "+fast") public String greet() { return ""; }"""),
            row("A time without a unit", "?", "R", """
                    @MeshTool(capability = "greeting", timeout = "10") public String greet() { return ""; }"""),
            row("Too many retries", "?", "R", """
                    @MeshTool(capability = "greeting", retryCount = 100) public String greet() { return ""; }"""),
            row("A session in a tool that is not stateful", "?", "R", """
                    @MeshTool(capability = "greeting") public String greet(Session session) { return ""; }"""),
            row("A health check with a parameter", "?", "R", """
                    @MeshTool(capability = "greeting") public String greet() { return ""; }
                    @HealthCheck public boolean check(String what) { return true; }"""),
            row("A health check that returns something else", "?", "R", """
                    @MeshTool(capability = "greeting") public String greet() { return ""; }
                    @HealthCheck public String check() { return "fine"; }"""),
            row("An input schema that is no JSON", "?", "R", """
                    @MeshTool(capability = "greeting", inputSchema = "{type: object}") public String greet() { return ""; }"""),
            row("A resource whose address has no scheme", "?", "R", """
                    @MeshTool(capability = "greeting") public String greet() { return ""; }
                    @MeshResource(uri = "greetings") public String greetings() { return ""; }"""),
            row("A prompt's argument that is no text", "?", "R", """
                    @MeshTool(capability = "greeting") public String greet() { return ""; }
                    @MeshPrompt public String ask(int times) { return ""; }"""));

    private ClassMistakes() {}

    private static Mistake row(String what, String message, String remedy, String code) {
        return new Mistake(what, message, remedy, workshop -> workshop.agent(code));
    }
}
