package dev.mesh4j.meshctl.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rows in columns as wide as their widest cell, two spaces apart. */
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST_WIDTH = 7;

    private final List<List<String>> rows = new ArrayList<>();

    public Table(Style style, String... header) {
        rows.add(List.of(header).stream().map(style::faint).toList());
    }

    public void row(String... cells) {
        row(List.of(cells));
    }

    public void row(List<String> cells) {
        rows.add(cells.stream().map(Style::clean).toList());
    }

    /** Whether it has no row but the header. */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The rows of which a cell contains a text in capitals or not. */
    public Table containing(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        rows.subList(1, rows.size())
                .removeIf(row -> row.stream()
                        .noneMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(wanted)));
        return this;
    }

    public List<String> lines() {
        return lines(widths());
    }

    /** The lines with the widest columns cut until they fit, as far as that leaves something to read. */
    public List<String> lines(int columns) {
        int[] widths = widths();
        int widest = widest(widths);
        int total = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
        while (total > columns && widths[widest] > LEAST_WIDTH) {
            widths[widest]--;
            total--;
            widest = widest(widths);
        }
        return lines(widths).stream().map(line -> Style.cut(line, columns)).toList();
    }

    private List<String> lines(int[] widths) {
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = Style.cut(row.get(column), widths[column]);
            line.append(cell).repeat(' ', widths[column] - Style.width(cell)).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int[] widths() {
        return IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> Style.width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static int widest(int[] widths) {
        return IntStream.range(0, widths.length)
                .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                .orElse(0);
    }
}
