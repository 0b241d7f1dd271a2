package dev.mesh4j.meshctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.process.InstanceStore;
import dev.mesh4j.meshctl.process.StateDirectory;
import dev.mesh4j.meshctl.program.JarPrograms;
import dev.mesh4j.meshctl.program.MavenPrograms;
import dev.mesh4j.meshctl.program.ProgramFinder;
import dev.mesh4j.meshctl.program.SourcePrograms;
import dev.mesh4j.meshctl.registry.RegistryUrl;
import dev.mesh4j.meshctl.registry.RegistryView;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.protocol.client.HttpTransport;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Starts, shows, calls and stops the agents of a mesh. */
@Command(
        name = "meshctl",
        description = "Starts, shows, calls and stops the agents of a mesh.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the operation failed", "2:wrong usage"})
public final class Meshctl implements Callable<Integer> {

    private final Caller caller;
    private final Platform platform;
    private final HttpTransport http = new HttpTransport();

    @Option(
            names = "--registry-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The registry (default: $MESH_REGISTRY_URL, else the one that meshctl started, else"
                    + " http://127.0.0.1:8000).")
    private @Nullable String registryUrl;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON instead of text.")
    private boolean json;

    Meshctl(Caller caller, Platform platform) {
        this.caller = caller;
        this.platform = platform;
    }

    public static void main(String[] args) {
        System.exit(run(Caller.ofThisProcess(), Platform.ofThisProgram(), args));
    }

    /** Runs one command line and answers with its exit code. */
    public static int run(Caller caller, Platform platform, String... args) {
        Meshctl meshctl = new Meshctl(caller, platform);
        try {
            return meshctl.commandLine(args).execute(args);
        } finally {
            meshctl.http.close();
            caller.out().flush();
            caller.err().flush();
        }
    }

    CommandLine commandLine(String... args) {
        Failures failures = new Failures(console());
        CommandLine line = new CommandLine(this);
        new Commands(this).of(args).forEach(command -> line.addSubcommand(command.getCommandName(), command));
        return line.setOut(new PrintWriter(caller.out(), true, UTF_8))
                // '@file' is for 'call' to read
                .setExpandAtFiles(false)
                .setErr(new PrintWriter(caller.err(), true, UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(caller.colour() ? Ansi.ON : Ansi.OFF))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public Integer call() {
        commandLine().usage(caller.err());
        return CommandLine.ExitCode.USAGE;
    }

    Caller caller() {
        return caller;
    }

    Console console() {
        return new Console(caller);
    }

    Platform platform() {
        return platform;
    }

    boolean json() {
        return json;
    }

    HttpTransport http() {
        return http;
    }

    URI registryUrl() {
        return registryUrl(caller.environment());
    }

    /** The registry of those who have another environment than the caller. */
    URI registryUrl(Map<String, String> environment) {
        return RegistryUrl.of(
                registryUrl, environment, () -> instances().registryUrl().map(URI::create));
    }

    /** Whether the user said which registry it is. */
    boolean isRegistryNamed(Map<String, String> environment) {
        return RegistryUrl.isNamed(registryUrl, environment);
    }

    RegistryView registry() {
        return registry(registryUrl());
    }

    RegistryView registry(URI url) {
        return new RegistryView(http, url);
    }

    /** Finds agents for a caller, and builds them in its environment. */
    ProgramFinder programs(Caller builder) {
        JarPrograms jars = new JarPrograms(platform.distribution());
        return new ProgramFinder(
                builder,
                new MavenPrograms(platform.distribution(), builder, console()),
                jars,
                new SourcePrograms(platform.distribution(), jars, state().compiled()));
    }

    StateDirectory state() {
        return StateDirectory.of(caller);
    }

    InstanceStore instances() {
        return new InstanceStore(state());
    }
}
