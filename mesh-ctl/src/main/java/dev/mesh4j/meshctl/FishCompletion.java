package dev.mesh4j.meshctl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion of a command for fish, which Picocli does not write. */
final class FishCompletion {

    private final String program;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String program) {
        this.program = program;
    }

    static List<String> lines(CommandSpec root) {
        FishCompletion script = new FishCompletion(root.name());
        script.commands("__fish_use_subcommand", root);
        script.options("__fish_use_subcommand", root);
        visible(root).forEach((name, command) -> {
            String seen = "__fish_seen_subcommand_from " + name;
            script.commands(seen, command);
            script.options(seen, command);
        });
        return script.lines;
    }

    private void commands(String when, CommandSpec parent) {
        visible(parent)
                .forEach((name, command) -> lines.add("complete -c " + program + " -f -n " + quoted(when) + " -a "
                        + name + " -d " + quoted(first(command.usageMessage().description()))));
    }

    private void options(String when, CommandSpec command) {
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                StringBuilder line = new StringBuilder("complete -c " + program + " -n " + quoted(when));
                for (String name : option.names()) {
                    line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^--?", ""));
                }
                line.append(option.arity().max() > 0 ? " -r" : "");
                lines.add(line + " -d " + quoted(first(option.description())));
            }
        }
    }

    private static Map<String, CommandSpec> visible(CommandSpec parent) {
        Map<String, CommandSpec> visible = new LinkedHashMap<>();
        for (Map.Entry<String, CommandLine> entry : parent.subcommands().entrySet()) {
            CommandSpec command = entry.getValue().getCommandSpec();
            if (!command.usageMessage().hidden()) {
                visible.put(entry.getKey(), command);
            }
        }
        return visible;
    }

    private static String first(String... description) {
        return description.length == 0 ? "" : description[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
