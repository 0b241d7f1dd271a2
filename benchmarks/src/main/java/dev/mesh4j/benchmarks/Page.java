package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page of figures, one section for each benchmark. A section says by itself how it was made, so that they may come from
 * several runs.
 */
final class Page {

    private static final String MARK = "<!-- benchmark: ";
    private static final Pattern SECTION = Pattern.compile("(?m)^" + MARK + "([a-z]+) -->\n");
    private static final String HEAD = """
            # Benchmarks

            Written by `benchmarks/run`, which measures everything again; how, and what cannot be compared, is in
            [its guide](../benchmarks/README.md). Each section says when, on what and by which command it was made. On a shared machine times are
            noise; ratios of one run are not.
            """;

    private final Path file;
    private final List<String> names;
    private final TreeMap<Integer, String> sections = new TreeMap<>();

    /**
     * The page as it is, if there is one.
     *
     * @param names of the sections in their order; others are dropped
     */
    Page(Path file, List<String> names) throws IOException {
        this.file = file;
        this.names = names;
        if (Files.exists(file)) {
            read(Files.readString(file));
        }
    }

    /** Puts a section into its place, instead of the one of that name. */
    void put(String name, String section) throws IOException {
        sections.put(names.indexOf(name), section.strip() + "\n");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text());
    }

    private String text() {
        return sections.entrySet().stream()
                .map(section -> MARK + names.get(section.getKey()) + " -->\n" + section.getValue())
                .collect(Collectors.joining("\n", HEAD + "\n", ""));
    }

    private void read(String text) {
        List<String> found =
                SECTION.matcher(text).results().map(mark -> mark.group(1)).toList();
        String[] parts = SECTION.split(text);
        for (int i = 0; i < found.size(); i++) {
            if (names.contains(found.get(i))) {
                sections.put(names.indexOf(found.get(i)), parts[i + 1].strip() + "\n");
            }
        }
    }
}
