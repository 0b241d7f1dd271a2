package dev.mesh4j.meshctl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands of meshctl as a page of documentation, made of the model that also parses them. */
final class CliReference {

    private static final int WIDTH = 100;
    private static final Pattern DEFAULT = Pattern.compile(" ?\\(default: ([^()]*)\\)");

    private final List<String> lines = new ArrayList<>();

    private CliReference() {}

    /** The whole page. */
    static String page(CommandLine meshctl) {
        CliReference page = new CliReference();
        page.head(meshctl.getCommandSpec());
        page.commands(meshctl);
        return String.join("\n", page.lines) + "\n";
    }

    private void head(CommandSpec meshctl) {
        add("# meshctl: all commands and options");
        add("<!-- Generated from the commands themselves: see CliReferenceTest. Do not edit. -->");
        add(text(meshctl.usageMessage().description()) + " Colours only on a terminal; `NO_COLOR` switches them off."
                + " `meshctl COMMAND --help` says the same as this page.");
        lines.add("Options of every command:");
        lines.add("");
        options(meshctl.options());
        exitCodes(meshctl);
    }

    private void commands(CommandLine parent) {
        for (CommandLine command : visible(parent)) {
            command(command);
            commands(command);
        }
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        add("## " + spec.qualifiedName(" "));
        add(text(spec.usageMessage().description()));
        spec.usageMessage().autoWidth(false).width(WIDTH);
        add("```\n"
                + new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF))
                        .synopsis(0)
                        .strip() + "\n```");
        parameters(spec.positionalParameters());
        options(own(spec));
        if (spec.usageMessage().footer().length > 0) {
            add("```sh\n" + String.join("\n", spec.usageMessage().footer()).stripIndent() + "\n```");
        }
        if (!spec.usageMessage()
                .exitCodeList()
                .equals(spec.root().usageMessage().exitCodeList())) {
            exitCodes(spec);
        }
    }

    private void parameters(List<PositionalParamSpec> parameters) {
        if (parameters.stream().allMatch(PositionalParamSpec::hidden)) {
            return;
        }
        lines.add("| Parameter | Meaning | Default |");
        lines.add("|---|---|---|");
        for (PositionalParamSpec parameter : parameters) {
            if (!parameter.hidden()) {
                boolean many = parameter.arity().max() > 1
                        || parameter.index().max() > parameter.index().min();
                row("`" + parameter.paramLabel() + (many ? "..." : "") + "`", parameter);
            }
        }
        lines.add("");
    }

    private void options(List<OptionSpec> options) {
        if (options.stream().allMatch(OptionSpec::hidden)) {
            return;
        }
        lines.add("| Option | Meaning | Default |");
        lines.add("|---|---|---|");
        for (OptionSpec option : options) {
            if (!option.hidden()) {
                String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
                row("`" + String.join("`, `", option.names()) + value + "`", option);
            }
        }
        lines.add("");
    }

    private void row(String name, ArgSpec argument) {
        String meaning = text(argument.description());
        Matcher usual = DEFAULT.matcher(meaning);
        String value = usual.find() ? usual.group(1) : argument.required() ? "required" : "";
        lines.add("| " + name + " | " + cell(usual.replaceAll("")) + " | " + cell(value) + " |");
    }

    private void exitCodes(CommandSpec spec) {
        lines.add("| Exit code | Meaning |");
        lines.add("|---|---|");
        for (Map.Entry<String, String> code : spec.usageMessage().exitCodeList().entrySet()) {
            lines.add("| " + code.getKey().strip() + " | " + cell(code.getValue()) + " |");
        }
        lines.add("");
    }

    /** Without those that every command has. */
    private static List<OptionSpec> own(CommandSpec spec) {
        Set<String> shared = new LinkedHashSet<>();
        spec.root().options().forEach(option -> shared.add(option.longestName()));
        return spec.options().stream()
                .filter(option -> !shared.contains(option.longestName()))
                .toList();
    }

    private static List<CommandLine> visible(CommandLine parent) {
        return parent.getSubcommands().values().stream()
                .distinct()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .toList();
    }

    private void add(String paragraph) {
        lines.add(paragraph);
        lines.add("");
    }

    private static String text(String[] words) {
        return String.join(" ", words)
                .replace("%n", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
