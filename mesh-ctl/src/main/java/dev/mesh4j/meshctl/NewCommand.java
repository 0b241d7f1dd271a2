package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.scaffold.CheckoutModules;
import dev.mesh4j.meshctl.scaffold.JavaPackage;
import dev.mesh4j.meshctl.scaffold.ProjectKind;
import dev.mesh4j.meshctl.scaffold.ProjectName;
import dev.mesh4j.meshctl.scaffold.Scaffold;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code meshctl new} */
@Command(name = "new", description = "Writes a new Maven project with an agent, ready to build, and its test.")
final class NewCommand implements Callable<Integer> {

    /** Set by the launch script to what the user typed for it. */
    private static final String COMMAND_PROPERTY = "meshctl.command";

    private final Meshctl meshctl;

    @Parameters(index = "0", paramLabel = "NAME", description = "The agent's name, such as price-list.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = Kinds.class,
            description = "agent: a tool for others (default); consumer: one that uses another agent's;"
                    + " stateful: one with sessions; streaming: one whose result comes in items.")
    private ProjectKind kind = ProjectKind.AGENT;

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "The Java package of its classes (default: com.example).")
    private String javaPackage = "com.example";

    @Option(
            names = "--directory",
            paramLabel = "FOLDER",
            description = "Where to write it, new or empty (default: a folder of the agent's name).")
    private @Nullable Path directory;

    NewCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        Caller caller = meshctl.caller();
        Scaffold scaffold = new Scaffold(new ProjectName(name), kind, new JavaPackage(javaPackage));
        Path folder = caller.resolve(directory == null ? Path.of(name) : directory);
        Scaffold.requireFree(folder, caller.shown(folder));
        new CheckoutModules(checkout(), caller).install(meshctl.console());
        show(new Created(name, caller.shown(folder), scaffold.write(folder), next(scaffold, caller.shown(folder))));
        return ExitCode.OK;
    }

    /** A distribution is built at {@code dist/target} of a checkout. */
    private Path checkout() {
        return meshctl.platform().distribution().get().home().resolve("../..").normalize();
    }

    private List<String> next(Scaffold scaffold, String folder) {
        String command = word(System.getProperty(COMMAND_PROPERTY, "meshctl"));
        return List.of(
                "mvn -f " + word(folder) + " test",
                command + " start " + word(folder) + " --detach",
                command + " call " + scaffold.capability() + " '" + kind.arguments() + "'");
    }

    /** As a shell takes it. */
    private static String word(String text) {
        return text.matches("[a-zA-Z0-9_./~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private void show(Created created) {
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(created);
            return;
        }
        console.line("created " + created.folder() + ":");
        console.lines(indented(created.files()));
        console.line("test it, start it, call it:");
        console.lines(indented(created.next()));
    }

    private static List<String> indented(List<String> lines) {
        return lines.stream().map("  "::concat).toList();
    }

    /**
     * A project that was written.
     *
     * @param files below the folder
     * @param next commands to go on with
     */
    record Created(String name, String folder, List<String> files, List<String> next) {}

    /** Reads {@code --kind}. */
    static final class Kinds implements ITypeConverter<ProjectKind> {

        @Override
        public ProjectKind convert(String text) {
            return ProjectKind.of(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' (expected: one of " + ProjectKind.texts() + ")"));
        }
    }
}
