package dev.mesh4j.meshctl.manual;

import dev.mesh4j.meshctl.terminal.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table of Markdown, whose cells are broken into lines so that it fits. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows;

    TextTable(List<String> markdown, Words words) {
        rows = markdown.stream()
                .filter(line -> !line.matches("\\|[ :|-]*"))
                .map(line -> cells(line, words))
                .toList();
    }

    private static List<String> cells(String line, Words words) {
        String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
                .map(cell -> words.styled(Style.clean(cell.strip().replace("\\|", "|"))))
                .toList();
    }

    /** The header stands out, the rows follow it. */
    List<String> lines(int columns, Style style) {
        int[] widths = widths(columns);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            boolean header = lines.isEmpty();
            lines(row, widths).forEach(line -> lines.add(header ? style.faint(line) : line));
        }
        return lines;
    }

    private static List<String> lines(List<String> row, int[] widths) {
        List<List<String>> cells = IntStream.range(0, widths.length)
                .mapToObj(column -> Words.wrapped(column < row.size() ? row.get(column) : "", widths[column]))
                .toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String text = i < cells.get(column).size() ? cells.get(column).get(i) : "";
                line.append(text)
                        .repeat(' ', Math.max(0, widths[column] - Style.width(text)))
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int[] widths(int columns) {
        int count = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, count).map(this::width).toArray();
        int total = IntStream.of(widths).sum() + GAP.length() * (count - 1);
        int[] least = IntStream.range(0, count).map(this::longestWord).toArray();
        while (total > columns) {
            int widest = IntStream.range(0, count)
                    .filter(column -> widths[column] > least[column])
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                    .orElse(-1);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private int longestWord(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .flatMap(row -> Arrays.stream(row.get(column).split("\\s+")))
                .mapToInt(Style::width)
                .max()
                .orElse(0);
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> column < row.size() ? Style.width(row.get(column)) : 0)
                .max()
                .orElse(0);
    }
}
