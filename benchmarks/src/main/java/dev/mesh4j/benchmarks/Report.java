package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A section of the page: tables as they come, raw samples at the end. */
final class Report {

    private final StringBuilder section = new StringBuilder();
    private final List<String> raw = new ArrayList<>();
    private String[] columns = {};
    private String heading = "";

    /** @param command that makes this section alone */
    Report(String title, String command) throws IOException {
        print("## " + title + "\n\nBy `" + command + "` on " + LocalDate.now() + ": "
                + Runtime.getRuntime().availableProcessors() + " cores (" + processor() + "), "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", JDK "
                + Runtime.version() + ".");
    }

    void heading(String text) {
        heading = text;
        print("\n### " + text);
    }

    void line(String text) {
        print("\n" + text);
    }

    /** Who they are and how they are called. */
    void contenders(List<Contender> contenders) {
        table("contender", "what it is", "protocol");
        contenders.forEach(one -> print("| " + one.name() + " | " + one.description() + " | "
                + one.era().version() + " |"));
    }

    void table(String... names) {
        columns = names.clone();
        print("\n| " + String.join(" | ", names) + " |\n|" + "---|".repeat(names.length));
    }

    void row(String name, Medians... figures) {
        print(cells(name, figures));
    }

    /** A row that says whether an aim was met, in a table with the columns for the aim, the figure and that. */
    void aim(String aim, Medians measured, boolean met) {
        print(cells(aim, measured) + (met ? " met |" : " **missed** |"));
    }

    private String cells(String name, Medians... figures) {
        StringBuilder row = new StringBuilder("| " + name + " |");
        for (int i = 0; i < figures.length; i++) {
            double median = figures[i].median();
            String format = median >= 100 ? "%.0f" : median >= 1 ? "%.2f" : "%.3f";
            row.append(' ').append(format.formatted(median)).append(" |");
            raw.add((heading.isEmpty() ? "" : heading + ", ") + name + ", " + columns[i + 1] + ": "
                    + figures[i].raw(format));
        }
        return row.toString();
    }

    /** All of it, with the samples of each round folded away. */
    String text(double minutes) {
        print("\nIt took %.1f minutes.\n\n<details><summary>Raw samples</summary>\n\n```\n".formatted(minutes)
                + String.join("\n", raw) + "\n```\n\n</details>");
        return section.toString();
    }

    private void print(String text) {
        System.out.println(text);
        section.append(text).append('\n');
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
