package dev.mesh4j.acceptance.mistakes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
            script("No JDK at all", "?", "R"),
            script("A JDK that is too old", "?", "R", "17.0.15", "java", "javac"),
            script("A JRE without the compiler", "?", "R", "25.0.1", "java"),
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
            }));

    private StartMistakes() {}

    /** Runs the launch script where there is only this Java. */
    private static Mistake script(String what, String message, String remedy, String... java) {
        return new Mistake(what, message, remedy, workshop -> {
            Path folder = workshop.folder();
            Path script = Files.copy(Path.of("..", "meshctl"), folder.resolve("meshctl"));
            Path jdk = folder.resolve("jdk");
            for (int i = 1; i < java.length; i++) {
                Path program = Files.createDirectories(jdk.resolve("bin")).resolve(java[i]);
                Files.writeString(program, "");
                program.toFile().setExecutable(true);
                Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + java[0] + "\"\n");
            }
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString(), "list").redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(Map.of("PATH", jdk.resolve("bin") + ":/nowhere", "JAVA_HOME", jdk.toString(), "MESHCTL_JDKS", jdk.toString()));
            Process process = builder.start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        });
    }

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
