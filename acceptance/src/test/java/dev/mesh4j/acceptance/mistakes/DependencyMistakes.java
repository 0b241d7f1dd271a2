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
            row("More dependencies than clients", "?", "R", CLOCK + """
                    @MeshTool(capability = "greeting",
                        dependencies = {@Dependency(capability = "time_service"), @Dependency(capability = "weather")})
                    public String greet(String name, Clock clock) { return ""; }"""),
            row("More clients than dependencies", "?", "R", CLOCK + """
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "time_service"))
                    public String greet(Clock clock, RemoteTool weather) { return ""; }"""),
            row("A client without a dependency", "?", "R", CLOCK + """
                    @MeshTool(capability = "greeting") public String greet(Clock clock) { return ""; }"""),
            row("A client of several methods for one dependency", "?", "R", CALENDAR + """
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "calendar"))
                    public String greet(Calendar calendar) { return ""; }"""),
            row("A client of which one method has no `@Dependency`", "?", "R", """
                    public interface Calendar { @Dependency(capability = "today") String today(); String tomorrow(); }
                    @MeshTool(capability = "greeting") public String greet(Calendar calendar) { return ""; }"""),
            row("`@Dependency` on a String", "?", "R", """
                    @MeshTool(capability = "greeting")
                    public String greet(@Dependency(capability = "time_service") String time) { return ""; }"""),
            row("A generic client", "?", "R", """
                    public interface Finder<T> { T find(String id); }
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "people"))
                    public String greet(Finder<String> people) { return ""; }"""),
            row("A dependency's capability with a space", "?", "R", CLOCK + """
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "the time"))
                    public String greet(Clock clock) { return ""; }"""),
            row("A dependency's tag that is none", "?", "R", CLOCK + """
                    @MeshTool(capability = "greeting",
                        dependencies = @Dependency(capability = "time_service", tags = "fast, cheap"))
                    public String greet(Clock clock) { return ""; }"""),
            row("A version constraint that is none", "?", "R", CLOCK + """
                    @MeshTool(capability = "greeting",
                        dependencies = @Dependency(capability = "time_service", version = ">=two"))
                    public String greet(Clock clock) { return ""; }"""),
            row("A dependency's time that is none", "?", "R", CLOCK + """
                    @MeshTool(capability = "greeting",
                        dependencies = @Dependency(capability = "time_service", timeout = "soon"))
                    public String greet(Clock clock) { return ""; }"""),
            new Mistake(
                    "A client interface compiled without `-parameters`",
                    "?",
                    "R",
                    workshop -> Workshop.refused(dev.mesh4j.runtime.Mesh.builder()
                            .agent(new SourceCode(workshop.folder()).compile(CLOCK + """
                    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "time_service"))
                    public String greet(Clock clock) { return ""; }""", "-g")))),
            row("Tools that require each other", "?", "R", """
                    @MeshTool(capability = "egg", dependencies = @Dependency(capability = "hen", required = true))
                    public String egg(RemoteTool hen) { return ""; }
                    @MeshTool(capability = "hen", dependencies = @Dependency(capability = "egg", required = true))
                    public String hen(RemoteTool egg) { return ""; }"""));

    private DependencyMistakes() {}

    private static Mistake row(String what, String message, String remedy, String code) {
        return new Mistake(what, message, remedy, workshop -> workshop.agent(code));
    }
}
