package dev.mesh4j.acceptance.mistakes;

import java.util.List;

/** Mistakes in the clients of an agent's dependencies; each is compiled and started. */
final class DependencyMistakes {

    private static final String CLOCK = """
            public interface Clock { String now(String zone); }
            """;

    private static final String CALENDAR = """
            public interface Calendar { String today(); String tomorrow(); }
            """;

    static final List<Mistake> ROWS = List.of(
            row(
                    "More dependencies than clients",
                    "mesh: Greeter.greet(String, Clock): dependencies [time_service, weather] do not match the client"
                            + " parameters [Clock clock] (expected: one entry for each, in order; an argument that is no client"
                            + " needs a class type, not an interface)",
                    "The message has both lists: take an entry away, or add the parameter for it.",
                    CLOCK + """
                    @MeshTool(capability = "greeting",
                        dependencies = {@Dependency(capability = "time_service"), @Dependency(capability = "weather")})
                    public String greet(String name, Clock clock) { return ""; }"""),
            row(
                    "More clients than dependencies",
                    "mesh: Greeter.greet(Clock, RemoteTool): dependencies [time_service] do not match the client"
                            + " parameters [Clock clock, RemoteTool weather] (expected: one entry for each, in order; an argument"
                            + " that is no client needs a class type, not an interface)",
                    "The message has both lists: add the entry that is missing, in the order of the parameters.",
                    CLOCK + """
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "time_service"))
                    public String greet(Clock clock, RemoteTool weather) { return ""; }"""),
            row(
                    "A client without a dependency",
                    "mesh: Greeter.greet(Clock): dependencies [] do not match the client parameters [Clock clock]"
                            + " (expected: one entry for each, in order; an argument that is no client needs a class type, not an"
                            + " interface)",
                    "Add it to `dependencies`, or put `@Dependency` on the parameter. If it is no client but an"
                            + " argument: make it a record.",
                    CLOCK + """
                    @MeshTool(capability = "greeting") public String greet(Clock clock) { return ""; }"""),
            row(
                    "A client of several methods for one dependency",
                    "mesh: Greeter.greet(Calendar): Calendar has 2 methods for the one dependency 'calendar' (expected:"
                            + " @Dependency on each method of the interface, and none for the parameter)",
                    "Each method calls a tool of its own: put `@Dependency` on each, and none in the list.",
                    CALENDAR + """
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "calendar"))
                    public String greet(Calendar calendar) { return ""; }"""),
            row(
                    "A client of which one method has no `@Dependency`",
                    "mesh: Greeter.greet(Calendar): Calendar.tomorrow() has no @Dependency, but Calendar.today() has one"
                            + " (expected: one on each method of the interface)",
                    "Put `@Dependency` on the method that is named, too.",
                    """
                    public interface Calendar { @Dependency(capability = "today") String today(); String tomorrow(); }
                    @MeshTool(capability = "greeting") public String greet(Calendar calendar) { return ""; }"""),
            row(
                    "`@Dependency` on a String",
                    "mesh: Greeter.greet(String): @Dependency on a String (expected: an interface, RemoteTool, or an"
                            + " Optional of either)",
                    "Declare the client: an interface with one method, or `RemoteTool`.",
                    """
                    @MeshTool(capability = "greeting")
                    public String greet(@Dependency(capability = "time_service") String time) { return ""; }"""),
            row(
                    "A generic client",
                    "mesh: Greeter.greet(Finder): Greeter$Finder<java.lang.String> is a generic interface (expected: for"
                            + " a client an interface without type parameters; for an argument a class)",
                    "Write the types into the interface: `interface People { String find(String id); }`.",
                    """
                    public interface Finder<T> { T find(String id); }
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "people"))
                    public String greet(Finder<String> people) { return ""; }"""),
            row(
                    "A dependency's capability with a space",
                    "mesh: Greeter.greet(Clock) dependency: 'the time' (expected: a letter, then up to 127 of a-z A-Z"
                            + " 0-9 _ . -)",
                    "Write it as the provider does; `meshctl list --tools` shows what there is.",
                    CLOCK + """
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "the time"))
                    public String greet(Clock clock) { return ""; }"""),
            row(
                    "A dependency's tag that is none",
                    "mesh: Greeter.greet(Clock) dependency tags: 'fast, cheap' (expected: a letter or digit, then up to"
                            + " 127 of a-z A-Z 0-9 _ . : / -)",
                    "Each tag is a string of its own: `tags = {\"fast\", \"cheap\"}`.",
                    CLOCK + """
                    @MeshTool(capability = "greeting",
                        dependencies = @Dependency(capability = "time_service", tags = "fast, cheap"))
                    public String greet(Clock clock) { return ""; }"""),
            row(
                    "A version constraint that is none",
                    "mesh: Greeter.greet(Clock) dependency version: '>=two': '>=two' is no version constraint (expected:"
                            + " = != > < >= <= ~ ^ and a version, such as >=1.2, <2)",
                    "Write numbers, such as `>=2`.",
                    CLOCK + """
                    @MeshTool(capability = "greeting",
                        dependencies = @Dependency(capability = "time_service", version = ">=two"))
                    public String greet(Clock clock) { return ""; }"""),
            row(
                    "A dependency's time that is none",
                    "mesh: Greeter.greet(Clock) dependency timeout: 'soon' (expected: a duration such as 500ms, 5s, 2m"
                            + " or 1h)",
                    "Write such as `5s`.",
                    CLOCK + """
                    @MeshTool(capability = "greeting",
                        dependencies = @Dependency(capability = "time_service", timeout = "soon"))
                    public String greet(Clock clock) { return ""; }"""),
            new Mistake(
                    "A client interface compiled without `-parameters`",
                    "mesh: Clock.now(String) was compiled without parameter names (expected: javac -parameters, in Maven"
                            + " <parameters>true</parameters>)",
                    "Switch the flag on for the module that holds the interface, and compile again.",
                    workshop -> Workshop.refused(dev.mesh4j.runtime.Mesh.builder()
                            .agent(new SourceCode(workshop.folder()).compile(CLOCK + """
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "time_service"))
                    public String greet(Clock clock) { return ""; }""", "-g")))),
            row(
                    "Tools that require each other",
                    "mesh: required dependencies form a cycle: egg → hen → egg (expected: at least one of them with"
                            + " required = false)",
                    "Let one of them do without the other: leave out `required`, and take an `Optional`.",
                    """
                    @MeshTool(capability = "egg", dependencies = @Dependency(capability = "hen", required = true))
                    public String egg(RemoteTool hen) { return ""; }
                    @MeshTool(capability = "hen", dependencies = @Dependency(capability = "egg", required = true))
                    public String hen(RemoteTool egg) { return ""; }"""));

    private DependencyMistakes() {}

    private static Mistake row(String what, String message, String remedy, String code) {
        return new Mistake(what, message, remedy, workshop -> workshop.agent(code));
    }
}
