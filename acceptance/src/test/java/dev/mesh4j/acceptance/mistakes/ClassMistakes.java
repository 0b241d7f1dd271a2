package dev.mesh4j.acceptance.mistakes;

import java.util.List;

/** Mistakes in the class of an agent; each is compiled and started. */
final class ClassMistakes {

    static final List<Mistake> ROWS = List.of(
            row(
                    "No class with `@MeshAgent`",
                    "mesh: [Greeter]: 0 classes with @MeshAgent (expected: one; put @MeshAgent(name = …) on the agent's"
                            + " class)",
                    "Put `@MeshAgent(name = …)` on the class that `Mesh.run` is given.",
                    """
                    public class Greeter { @MeshTool(capability = "greeting") public String greet() { return ""; } }"""),
            new Mistake(
                    "Two classes with `@MeshAgent`",
                    "mesh: [dev.mesh4j.acceptance.mistakes.Plain, dev.mesh4j.acceptance.mistakes.Greeter]: 2 classes"
                            + " with @MeshAgent (expected: one; put @MeshAgent(name = …) on the agent's class)",
                    "One process is one agent: start each in a process of its own, or take the annotation off the class"
                            + " that only adds tools.",
                    workshop -> Workshop.refused(
                            dev.mesh4j.runtime.Mesh.builder().agent(Plain.class).agent(Greeter.class))),
            row(
                    "An inner class as agent",
                    "mesh: Greeter$Inner is an inner class (expected: a static one, or one of its own, or an object"
                            + " handed in with Mesh.builder().agent(instance))",
                    "Make it `static`, or move it to a file of its own.",
                    """
                    @MeshAgent(name = "greeter") public class Greeter { public static Class<?> agent() { return Inner.class; }
                        @MeshAgent(name = "greeter") public class Inner {
                            @MeshTool(capability = "greeting") public String greet() { return ""; } } }"""),
            row(
                    "An agent without tools",
                    "mesh: agent greeter has no tools in [Greeter] (expected: at least one public method with @MeshTool)",
                    "Annotate at least one public method with `@MeshTool`.",
                    """
                    public String greet() { return ""; }"""),
            row(
                    "An agent's name with a space",
                    "mesh: @MeshAgent name: 'my greeter' (expected: 1 to 55 of a-z A-Z 0-9 _ -)",
                    "Use `-` or `_` instead of the space.",
                    """
                    @MeshAgent(name = "my greeter") public class Greeter {
                        @MeshTool(capability = "greeting") public String greet() { return ""; } }"""),
            row(
                    "A private tool",
                    "mesh: Greeter.greet() is not public (expected: public, it is a @MeshTool)",
                    "Make the method `public`.",
                    """
                    @MeshTool(capability = "greeting") private String greet() { return ""; }"""),
            row(
                    "An abstract class",
                    "mesh: Greeter is abstract (expected: a class of which objects can be made, or an object handed in"
                            + " with Mesh.builder().agent(instance))",
                    "Annotate a class that can be made, or hand an object in.",
                    """
                    @MeshAgent(name = "greeter") public abstract class Greeter {
                        @MeshTool(capability = "greeting") public abstract String greet(); }"""),
            row(
                    "An interface as agent",
                    "mesh: Greeter is an interface (expected: a class, or an object handed in with"
                            + " Mesh.builder().agent(instance))",
                    "Annotate the class that implements it.",
                    """
                    @MeshAgent(name = "greeter") public interface Greeter {
                        @MeshTool(capability = "greeting") String greet();
                        }"""),
            row(
                    "A constructor with parameters",
                    "mesh: Greeter has no no-arg constructor (expected: one, or an object handed in with"
                            + " Mesh.builder().agent(instance))",
                    "Add one without parameters, or make the object yourself and hand it in.",
                    """
                    public Greeter(String language) {}
                    @MeshTool(capability = "greeting") public String greet() { return ""; }"""),
            row(
                    "A constructor that throws",
                    "mesh: Greeter could not be made: its constructor threw java.lang.IllegalStateException:"
                            + " GREETINGS_FILE is not set",
                    "The last words are your own exception: do what it asks for.",
                    """
                    public Greeter() { throw new IllegalStateException("GREETINGS_FILE is not set"); }
                    @MeshTool(capability = "greeting") public String greet() { return ""; }"""),
            row(
                    "A static field that cannot be set",
                    "mesh: Greeter could not be made: its static initialization threw java.lang.NumberFormatException:"
                            + " For input string: \"three\"",
                    "The last words are what the initialization threw: correct it.",
                    """
                    static final int TIMES = Integer.parseInt("three");
                    @MeshTool(capability = "greeting") public String greet() { return ""; }"""),
            row(
                    "Two tools with one name",
                    "mesh: two tools are named 'greet': Greeter.greet(String) and Greeter.greet(List) (expected: unique"
                            + " names; give one of them @MeshTool(name = …))",
                    "Java tells overloaded methods apart, MCP does not: name one of them by hand.",
                    """
                    @MeshTool(capability = "greeting") public String greet(String name) { return ""; }
                    @MeshTool(capability = "greetings") public String greet(List<String> names) { return ""; }"""),
            new Mistake(
                    "Compiled without `-parameters`",
                    "mesh: Greeter.greet(String) was compiled without parameter names (expected: javac -parameters, in"
                            + " Maven <parameters>true</parameters>; or @Param(name = …))",
                    "Switch the flag on and compile again; in Gradle `options.compilerArgs.add(\"-parameters\")`.",
                    workshop -> Workshop.refused(dev.mesh4j.runtime.Mesh.builder()
                            .agent(new SourceCode(workshop.folder()).compile("""
                    @MeshTool(capability = "greeting") public String greet(String name) { return ""; }""", "-g")))),
            row(
                    "Two arguments with one name",
                    "mesh: Greeter.greet(String, String): two arguments are named 'name' (expected: unique names)",
                    "Give each argument a name of its own.",
                    """
                    @MeshTool(capability = "greeting")
                    public String greet(@Param(name = "name") String first, @Param(name = "name") String last) { return ""; }"""),
            row(
                    "An argument of a type that JSON cannot carry",
                    "mesh: Greeter.greet(InputStream): argument 'names' is of type InputStream, which cannot be read"
                            + " from JSON (expected: such as a record, a String, a number, an enum, or a List or Map of these)",
                    "Take what the caller can send: a text, a path as a text, or a record.",
                    """
                    @MeshTool(capability = "greeting") public String greet(java.io.InputStream names) { return ""; }"""),
            row(
                    "An argument of a class that cannot be made",
                    "mesh: Greeter.greet(Person): argument 'person' is of type Person, which cannot be read from JSON"
                            + " (expected: such as a record, a String, a number, an enum, or a List or Map of these)",
                    "Turn the class into a record, or give it a public constructor.",
                    """
                    public static class Person { private Person(String name, int age) {} }
                    @MeshTool(capability = "greeting") public String greet(Person person) { return ""; }"""),
            row(
                    "An argument of an abstract type",
                    "mesh: Greeter.greet(Person): argument 'person' is of type Person, which cannot be read from JSON"
                            + " (expected: such as a record, a String, a number, an enum, or a List or Map of these)",
                    "Use a record, or a sealed interface of records with `@JsonTypeInfo`.",
                    """
                    public abstract static class Person { public String name; }
                    @MeshTool(capability = "greeting") public String greet(Person person) { return ""; }"""),
            row(
                    "A result that JSON cannot carry",
                    "mesh: Greeter.greet() returns CompletableFuture, which JSON cannot carry (expected: the value"
                            + " itself, such as a record, a String, a number, or a List or Map of these)",
                    "Return the value and wait for it in the method: each call has a virtual thread of its own, waiting"
                            + " is cheap.",
                    """
                    @MeshTool(capability = "greeting") public CompletableFuture<String> greet() { return null; }"""),
            row(
                    "A result of which JSON carries nothing",
                    "mesh: Greeter.greet() returns Greeting, of which JSON would carry nothing (expected: a record, or a"
                            + " class with public getters or fields)",
                    "Turn the class into a record, or give it getters.",
                    """
                    public static class Greeting { private String text = "Hello"; }
                    @MeshTool(capability = "greeting") public Greeting greet() { return new Greeting(); }"""),
            row(
                    "A stream of numbers",
                    "mesh: Greeter.countdown() returns IntStream (expected: a Stream, such as boxed() gives)",
                    "Return `Stream<Integer>`: add `.boxed()`.",
                    """
                    @MeshTool(capability = "countdown") public IntStream countdown() { return IntStream.of(3, 2, 1); }"""),
            row(
                    "A capability with a space",
                    "mesh: Greeter.greet() capability: 'warm greeting' (expected: a letter, then up to 127 of a-z A-Z"
                            + " 0-9 _ . -)",
                    "Use `_`, `-` or `.` instead of the space.",
                    """
                    @MeshTool(capability = "warm greeting") public String greet() { return ""; }"""),
            row(
                    "An empty capability",
                    "mesh: Greeter.greet() capability: '' (expected: a letter, then up to 127 of a-z A-Z 0-9 _ . -)",
                    "Name what consumers ask for.",
                    """
                    @MeshTool(capability = "") public String greet() { return ""; }"""),
            row(
                    "A tool's name with a space",
                    "mesh: Greeter.greet() name: 'say hello' (expected: 1 to 128 of a-z A-Z 0-9 _ . -)",
                    "Use `_`, `-` or `.`, or leave the name out: it is then the method's.",
                    """
                    @MeshTool(capability = "greeting", name = "say hello") public String greet() { return ""; }"""),
            row(
                    "A provider's tag with a sign",
                    "mesh: Greeter.greet() tags: '+fast' (expected: a letter or digit, then up to 127 of a-z A-Z 0-9 _ ."
                            + " : / -)",
                    "Signs belong to what a consumer wants: the provider says `fast`, the consumer `+fast`.",
                    """
                    @MeshTool(capability = "greeting", tags = "+fast") public String greet() { return ""; }"""),
            row(
                    "A time without a unit",
                    "mesh: Greeter.greet() timeout: '10' (expected: a duration such as 500ms, 5s, 2m or 1h)",
                    "Write `10s`.",
                    """
                    @MeshTool(capability = "greeting", timeout = "10") public String greet() { return ""; }"""),
            row(
                    "Too many retries",
                    "mesh: Greeter.greet() retryCount: 100 (expected: 0 to 10)",
                    "Allow ten at most.",
                    """
                    @MeshTool(capability = "greeting", retryCount = 100) public String greet() { return ""; }"""),
            row(
                    "A session in a tool that is not stateful",
                    "mesh: Greeter.greet(Session) takes a Session (expected: stateful = true as well)",
                    "Say `@MeshTool(stateful = true, …)`.",
                    """
                    @MeshTool(capability = "greeting") public String greet(Session session) { return ""; }"""),
            row(
                    "A health check with a parameter",
                    "mesh: Greeter.check(String) has 1 parameters (expected: none, it is a @HealthCheck)",
                    "Take the parameter away; what the check needs, the object keeps.",
                    """
                    @MeshTool(capability = "greeting") public String greet() { return ""; }
                    @HealthCheck public boolean check(String what) { return true; }"""),
            row(
                    "A health check that returns something else",
                    "mesh: Greeter.check() returns String (expected: boolean, HealthReport or nothing, it is a"
                            + " @HealthCheck)",
                    "Return a `boolean`, or a `HealthReport` that has a reason.",
                    """
                    @MeshTool(capability = "greeting") public String greet() { return ""; }
                    @HealthCheck public String check() { return "fine"; }"""),
            row(
                    "An input schema that is no JSON",
                    "mesh: Greeter.greet() inputSchema: Unexpected character ('t' (code 116)): was expecting"
                            + " double-quote to start property name (expected: a JSON Schema, as JSON text)",
                    "JSON wants quotes around names. Mostly the attribute can go: the schema is made from the parameters.",
                    """
                    @MeshTool(capability = "greeting", inputSchema = "{type: object}") public String greet() { return ""; }"""),
            row(
                    "A resource whose address has no scheme",
                    "mesh: Greeter.greetings() uri: 'greetings' (expected: an absolute URI, such as config://main)",
                    "Begin with a scheme of your own, such as `greetings://all`.",
                    """
                    @MeshTool(capability = "greeting") public String greet() { return ""; }
                    @MeshResource(uri = "greetings") public String greetings() { return ""; }"""),
            row(
                    "A prompt's argument that is no text",
                    "mesh: Greeter.ask(int): a parameter of type int (expected: String, Optional<String> or ToolContext)",
                    "Take a `String` and convert it.",
                    """
                    @MeshTool(capability = "greeting") public String greet() { return ""; }
                    @MeshPrompt public String ask(int times) { return ""; }"""));

    private ClassMistakes() {}

    private static Mistake row(String what, String message, String remedy, String code) {
        return new Mistake(what, message, remedy, workshop -> workshop.agent(code));
    }
}
