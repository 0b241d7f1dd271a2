package dev.mesh4j.acceptance.mistakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Mistakes of who starts agents with meshctl. */
final class StartMistakes {

    private static final String POM = """
            <project><modelVersion>4.0.0</modelVersion><groupId>you</groupId><artifactId>greeter</artifactId>%s</project>
            """;

    static final List<Mistake> ROWS = List.of(
            new Mistake("A path that is not there", "?", "R", workshop -> workshop.meshctl("start", "geeter")),
            new Mistake("A folder without a pom.xml", "?", "R", workshop -> {
                Path folder = workshop.folder();
                Files.createDirectories(folder.resolve("greeter/src/main/java"));
                return start(workshop, folder, "greeter");
            }),
            file("A file that is no program", "?", "R", "greeter.py", "print('hello')"),
            file("A source file with a compile error", "?", "R", "Greeter.java", """
                    import dev.mesh4j.annotations.*;
                    @MeshAgent(name = "greeter")
                    public class Greeter {
                        @MeshTool(capability = "greeting") public String greet(String name) { return "Hello, " + nam; }
                    }
                    """),
            file("A class without a main method", "?", "R", "Greeter.java", """
                    import dev.mesh4j.annotations.*;
                    @MeshAgent(name = "greeter")
                    public class Greeter {
                        @MeshTool(capability = "greeting") public String greet(String name) { return "Hello"; }
                    }
                    """),
            file("A class without `@MeshAgent`", "?", "R", "Greeter.java", """
                    public class Greeter { public static void main(String[] args) {} }
                    """),
            file("A jar that is none", "?", "R", "greeter.jar", "not a jar"),
            pom("A pom.xml that is no XML", "?", "R", "<project><modelVersion>4.0.0</project>"),
            pom("A pom.xml that Maven refuses", "?", "R", POM.formatted("")),
            pom(
                    "A folder that only groups projects",
                    "?",
                    "R",
                    POM.formatted("<modules><module>clock</module></modules>")),
            new Mistake("No Maven", "?", "R", workshop -> {
                Path folder = workshop.folder();
                Files.writeString(
                        Files.createDirectories(folder.resolve("greeter")).resolve("pom.xml"), POM.formatted(""));
                return workshop.meshctlIn(folder, Map.of("PATH", "/nowhere"), "start", "greeter");
            }),
            new Mistake("An agent that stops while it starts", "?", "R", workshop -> {
                Path folder = workshop.folder();
                Files.writeString(folder.resolve("Greeter.java"), """
                    import dev.mesh4j.annotations.*;
                    import dev.mesh4j.runtime.*;
                    @MeshAgent(name = "greeter")
                    public class Greeter {
                        @MeshTool(capability = "greeting", timeout = "10") public String greet(String name) { return "Hello"; }
                        public static void main(String[] args) { Mesh.run(Greeter.class, args); }
                    }
                    """);
                return start(workshop, folder, "Greeter.java");
            }),
            file("A port for several agents", "?", "R", "greeter.jar", "not a jar", "--port", "x"));

    private StartMistakes() {}

    private static Mistake file(
            String what, String message, String remedy, String name, String content, String... more) {
        return new Mistake(what, message, remedy, workshop -> {
            Path folder = workshop.folder();
            Files.writeString(folder.resolve(name), content);
            return start(workshop, folder, name, more);
        });
    }

    private static Mistake pom(String what, String message, String remedy, String pom) {
        return new Mistake(what, message, remedy, workshop -> {
            Path folder = workshop.folder();
            Files.writeString(Files.createDirectories(folder.resolve("greeter")).resolve("pom.xml"), pom);
            return start(workshop, folder, "greeter");
        });
    }

    private static String start(Workshop workshop, Path folder, String path, String... more) throws IOException {
        String[] command = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("start", path, "--detach"), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        return workshop.meshctlIn(folder, Map.of(), command);
    }
}
