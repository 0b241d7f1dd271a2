package dev.mesh4j.meshctl;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands by name, in the order in which help shows them. */
final class Commands {

    private final Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();

    Commands(Meshctl meshctl) {
        commands.put("new", () -> new CommandLine(new NewCommand(meshctl)));
        commands.put("start", () -> new CommandLine(new StartCommand(meshctl)));
        commands.put("list", () -> new CommandLine(new ListCommand(meshctl)));
        commands.put("status", () -> new CommandLine(new StatusCommand(meshctl)));
        commands.put("watch", () -> new CommandLine(new WatchCommand(meshctl)));
        commands.put("tree", () -> new CommandLine(new TreeCommand(meshctl)));
        commands.put("explain", () -> new CommandLine(new ExplainCommand(meshctl)));
        commands.put("call", () -> new CommandLine(new CallCommand(meshctl)));
        commands.put("trace", () -> new CommandLine(new TraceCommand(meshctl)));
        commands.put("logs", () -> new CommandLine(new LogsCommand(meshctl)));
        commands.put("restart", () -> new CommandLine(new RestartCommand(meshctl)));
        commands.put("stop", () -> new CommandLine(new StopCommand(meshctl)));
        commands.put(
                "registry",
                () -> new CommandLine(new RegistryCommand())
                        .addSubcommand(new RegistryStartCommand(meshctl))
                        .addSubcommand(new RegistryFileCommand.Backup(meshctl))
                        .addSubcommand(new RegistryFileCommand.Restore(meshctl)));
        commands.put("man", () -> new CommandLine(new ManCommand(meshctl)));
        commands.put("completion", () -> new CommandLine(new CompletionCommand(meshctl)));
        commands.put("train", () -> new CommandLine(new TrainCommand(meshctl)));
        commands.put("exercise", () -> new CommandLine(new ExerciseCommand(meshctl)));
    }

    /**
     * What a command line needs: the command that it begins with, else all of them. Picocli reads a command's options by
     * reflection, and reading all takes longer than {@code meshctl list} itself.
     */
    Collection<CommandLine> of(String... args) {
        Supplier<CommandLine> named = args.length == 0 ? null : commands.get(args[0]);
        return named == null ? commands.values().stream().map(Supplier::get).toList() : List.of(named.get());
    }
}
