package dev.mesh4j.meshctl.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns as wide as their widest cell, two spaces apart. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(Style style, String... header) {
        rows.add(List.of(header).stream().map(style::faint).toList());
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).repeat(' ', width(column) - Style.width(cell)).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> Style.width(row.get(column))).max().orElse(0);
    }
}
