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
            script(
                    "No JDK at all",
                    "meshctl: no JDK 21 or newer found: install one (https://adoptium.net) or set JAVA_HOME to it",
                    "Install a JDK."),
            script(
                    "A JDK that is too old",
                    "meshctl: no JDK 21 or newer found: install one (https://adoptium.net) or set JAVA_HOME to it",
                    "Install a newer one beside it; `meshctl` takes the newest that it finds.",
                    "17.0.15",
                    "java",
                    "javac"),
            script(
                    "A JRE without the compiler",
                    "meshctl: no JDK 21 or newer found: install one (https://adoptium.net) or set JAVA_HOME to it",
                    "Install a JDK: a JRE runs agents, but cannot compile them.",
                    "25.0.1",
                    "java"),
            new Mistake(
                    "A path that is not there",
                    "meshctl: geeter does not exist (expected: a folder with a pom.xml, a .jar or a .java file)",
                    "Check the path: it is relative to the working directory.",
                    workshop -> workshop.meshctl("start", "geeter")),
            new Mistake(
                    "A folder without a pom.xml",
                    "meshctl: greeter is not startable (expected: a folder with a pom.xml, a .jar or a .java file)",
                    "Name the folder with the pom.xml; `meshctl new` makes one.",
                    workshop -> {
                        Path folder = workshop.folder();
                        Files.createDirectories(folder.resolve("greeter/src/main/java"));
                        return start(workshop, folder, "greeter");
                    }),
            file(
                    "A file that is no program",
                    "meshctl: greeter.py is not startable (expected: a folder with a pom.xml, a .jar or a .java file)",
                    "`meshctl` starts Java. Agents in other languages have launchers of their own, and join the same"
                            + " registry.",
                    "greeter.py",
                    "print('hello')"),
            file(
                    "A source file with a compile error",
                    "meshctl: Greeter.java does not compile:\n/home/you/Greeter.java:4: error: cannot find"
                            + " symbol\n…symbol:   variable nam\n…",
                    "Correct the line that the compiler points at.",
                    "Greeter.java",
                    """
                    import dev.mesh4j.annotations.*;
                    @MeshAgent(name = "greeter")
                    public class Greeter {
                        @MeshTool(capability = "greeting") public String greet(String name) { return "Hello, " + nam; }
                    }
                    """),
            file(
                    "A class without a main method",
                    "meshctl: Greeter.java has no agent (expected: a class with @MeshAgent and 'public static void"
                            + " main(String[])')",
                    "Add `public static void main(String[] args) { Mesh.run(Greeter.class, args); }`.",
                    "Greeter.java",
                    """
                    import dev.mesh4j.annotations.*;
                    @MeshAgent(name = "greeter")
                    public class Greeter {
                        @MeshTool(capability = "greeting") public String greet(String name) { return "Hello"; }
                    }
                    """),
            file(
                    "A class without `@MeshAgent`",
                    "meshctl: Greeter.java has no agent (expected: a class with @MeshAgent and 'public static void"
                            + " main(String[])')",
                    "Annotate the class.",
                    "Greeter.java",
                    """
                    public class Greeter { public static void main(String[] args) {} }
                    """),
            file(
                    "A jar that is none",
                    "meshctl: /home/you/greeter.jar is not a readable jar: zip END header not found",
                    "Build the jar again, or name another file.",
                    "greeter.jar",
                    "not a jar"),
            pom(
                    "A pom.xml that is no XML",
                    "meshctl: /home/you/greeter/pom.xml line 1 cannot be read: The element type \"modelVersion\" must be"
                            + " terminated by the matching end-tag \"</modelVersion>\".",
                    "Correct the line that the message names.",
                    "<project><modelVersion>4.0.0</project>"),
            pom(
                    "A pom.xml that Maven refuses",
                    "building greeter...\nmeshctl: the build of greeter failed (…mvn …):\n…'version' is missing…",
                    "Maven's own words follow: here the project has no version.",
                    POM.formatted("")),
            pom(
                    "A folder that only groups projects",
                    "meshctl: greeter only groups other projects (expected: one of them, such as greeter/clock)",
                    "Start one of its modules.",
                    POM.formatted("<modules><module>clock</module></modules>")),
            new Mistake(
                    "No Maven",
                    "building greeter...\nmeshctl: greeter must be built and 'mvn' is not on the PATH: install Maven 3.8"
                            + " or newer",
                    "Install Maven, or start a single `.java` file, which needs none.",
                    workshop -> {
                        Path folder = workshop.folder();
                        Files.writeString(
                                Files.createDirectories(folder.resolve("greeter"))
                                        .resolve("pom.xml"),
                                POM.formatted(""));
                        return workshop.meshctlIn(folder, Map.of("PATH", "/nowhere"), "start", "greeter");
                    }),
            new Mistake(
                    "An agent that stops while it starts",
                    "meshctl: greeter stopped with exit code 1; its log (/home/you/state/logs/greeter/TIME.log) ends"
                            + " with\n…mesh: Greeter.greet(String) timeout: '10' (expected: a duration such as 500ms, 5s, 2m or 1h)",
                    "The last lines of its log say why; here it is the tool's time-out.",
                    workshop -> {
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
            builder.environment()
                    .putAll(Map.of(
                            "PATH",
                            jdk.resolve("bin") + ":/nowhere",
                            "JAVA_HOME",
                            jdk.toString(),
                            "MESHCTL_JDKS",
                            jdk.toString()));
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
