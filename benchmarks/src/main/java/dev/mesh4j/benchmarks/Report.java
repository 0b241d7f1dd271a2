package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of figures: tables as they come, raw samples at the end. */
final class Report {

    private final StringBuilder page = new StringBuilder();
    private final List<String> raw = new ArrayList<>();
    private String[] columns = {};
    private String section = "";

    Report(String command) throws IOException {
        print("# Benchmarks\n\nMade by `" + command + "` on " + LocalDate.now() + ": "
                + Runtime.getRuntime().availableProcessors() + " cores ("
                + processor() + "), " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + ", JDK " + Runtime.version() + ". On a shared machine times are noise; ratios of one run are not.");
    }

    void heading(String text) {
        section = text;
        print("\n## " + text);
    }

    void line(String text) {
        print("\n" + text);
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
            String format = median >= 100 ? "%.0f" : "%.2f";
            row.append(' ').append(format.formatted(median)).append(" |");
            raw.add(String.join(", ", section, name, columns[i + 1]) + ": " + figures[i].raw(format));
        }
        return row.toString();
    }

    void write(Path file) throws IOException {
        print("\n## Raw samples\n\n```\n" + String.join("\n", raw) + "\n```");
        Files.writeString(file, page);
    }

    private void print(String text) {
        System.out.println(text);
        page.append(text).append('\n');
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
