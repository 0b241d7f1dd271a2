package dev.mesh4j.meshctl.manual;

import dev.mesh4j.meshctl.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws a page of Markdown for a terminal: bold headings, indented code, tables in columns, text in lines. */
public final class ManualPage {

    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern ITEM = Pattern.compile("( *)([-*]|\\d+\\.) +(.*)");
    private static final String CODE_INDENT = "    ";

    private final int columns;
    private final Style style;
    private final Words words;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final List<String> table = new ArrayList<>();
    private String first = "";
    private String indent = "";
    private boolean inCode;

    private ManualPage(int columns, Style style) {
        this.columns = columns;
        this.style = style;
        this.words = new Words(style);
    }

    /** @param columns of the terminal */
    public static List<String> lines(String markdown, int columns, Style style) {
        ManualPage page = new ManualPage(columns, style);
        markdown.replaceAll("(?s)<!--.*?-->\\n?", "").lines().forEach(page::line);
        page.end();
        return page.lines;
    }

    private void line(String line) {
        if (line.strip().startsWith("```")) {
            end();
            inCode = !inCode;
        } else if (inCode) {
            lines.add((CODE_INDENT + Style.clean(line)).stripTrailing());
        } else if (line.startsWith("|")) {
            endParagraph();
            table.add(line);
        } else {
            endTable();
            text(line);
        }
    }

    private void text(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (line.isBlank()) {
            end();
            blank();
        } else if (heading.matches()) {
            end();
            blank();
            lines.add(style.bold(words.styled(heading.group(1))));
        } else if (item.matches()) {
            endParagraph();
            String bullet = item.group(2).length() == 1 ? "•" : item.group(2);
            first = item.group(1) + bullet + " ";
            indent = " ".repeat(first.length());
            paragraph.append(item.group(3));
        } else if (line.startsWith("> ")) {
            first = first.isEmpty() ? "│ " : first;
            indent = "│ ";
            paragraph.append(' ').append(line.substring(2));
        } else {
            paragraph.append(' ').append(line.strip());
        }
    }

    private void end() {
        endParagraph();
        endTable();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            List<String> wrapped =
                    Words.wrapped(words.styled(Style.clean(paragraph.toString())), columns - indent.length());
            for (int i = 0; i < wrapped.size(); i++) {
                lines.add((i == 0 ? first : indent) + wrapped.get(i));
            }
            paragraph.setLength(0);
        }
        first = "";
        indent = "";
    }

    private void endTable() {
        if (!table.isEmpty()) {
            lines.addAll(new TextTable(table, words).lines(columns, style));
            table.clear();
        }
    }

    private void blank() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add("");
        }
    }
}
