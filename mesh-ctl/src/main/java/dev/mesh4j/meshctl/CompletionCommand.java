package dev.mesh4j.meshctl;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code meshctl completion} */
@Command(
        name = "completion",
        description = "Prints a script by which a shell completes meshctl's commands and options.",
        footerHeading = "%nTo use it:%n",
        footer = {
            "  bash  source <(meshctl completion bash)   (in ~/.bashrc)",
            "  zsh   source <(meshctl completion zsh)    (in ~/.zshrc, after compinit)",
            "  fish  meshctl completion fish > ~/.config/fish/completions/meshctl.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(paramLabel = "SHELL", converter = ShellName.class, description = "bash, zsh or fish.")
    private ShellName.Shell shell = ShellName.Shell.BASH;

    CompletionCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        CommandSpec root = meshctl.commandLine().getCommandSpec();
        List.copyOf(root.subcommands().entrySet()).stream()
                .filter(command ->
                        command.getValue().getCommandSpec().usageMessage().hidden())
                .forEach(command -> root.removeSubcommand(command.getKey()));
        meshctl.console().lines(lines(root));
        return ExitCode.OK;
    }

    private List<String> lines(CommandSpec root) {
        return switch (shell) {
            case BASH, ZSH ->
                AutoComplete.bash(root.name(), root.commandLine()).lines().toList();
            case FISH -> FishCompletion.lines(root);
        };
    }
}
