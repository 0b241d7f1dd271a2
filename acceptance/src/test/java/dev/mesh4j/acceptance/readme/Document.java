package dev.mesh4j.acceptance.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a document tells its reader to type: each block marked {@code sh}, and the block without a mark that follows it
 * with nothing but blank lines between, which is what is printed. A block after a comment that begins with
 * {@code <!-- not run} is left out.
 */
final class Document {

    private static final String FENCE = "```";
    private static final String NOT_RUN = "<!-- not run";

    private final List<Step> steps = new ArrayList<>();

    /** The step that an unmarked block would be the output of. */
    private @Nullable Step open;

    private boolean left;

    private Document() {}

    static List<Step> steps(Path file) throws IOException {
        return steps(Files.readAllLines(file));
    }

    static List<Step> steps(List<String> lines) {
        Document document = new Document();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith(FENCE)) {
                    end++;
                }
                document.block(line.substring(FENCE.length()).strip(), i + 1, lines.subList(i + 1, end));
                i = end;
            } else {
                document.prose(line);
            }
        }
        document.flush();
        return document.steps;
    }

    private void block(String mark, int line, List<String> text) {
        Step before = open;
        if (mark.isEmpty() && before != null) {
            open = new Step(before.line(), before.commands(), String.join("\n", text));
            flush();
            return;
        }
        flush();
        if (mark.equals("sh") && !left) {
            open = new Step(line, String.join("\n", text), null);
        }
        left = false;
    }

    private void prose(String line) {
        if (!line.isBlank()) {
            flush();
            left = line.startsWith(NOT_RUN);
        }
    }

    private void flush() {
        if (open != null) {
            steps.add(open);
            open = null;
        }
    }
}
