package dev.mesh4j.meshctl.manual;

import dev.mesh4j.meshctl.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Running text of Markdown, in the style of a terminal and broken into lines. */
final class Words {

    private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)]*)\\)");
    private static final Pattern CODE = Pattern.compile("(`+)(.+?)\\1");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern ITALIC = Pattern.compile("(?<![*\\w])\\*([^*\\s][^*]*?)\\*(?![*\\w])");

    private final Style style;

    Words(Style style) {
        this.style = style;
    }

    /** A text without Markdown's signs. */
    String styled(String markdown) {
        StringBuilder styled = new StringBuilder();
        int end = 0;
        for (MatchResult code : CODE.matcher(markdown).results().toList()) {
            styled.append(prose(markdown.substring(end, code.start()))).append(style.code(code.group(2)));
            end = code.end();
        }
        // a link around code is one link
        return links(styled.append(prose(markdown.substring(end))).toString());
    }

    /** A styled text in lines of at most so many columns; a word that is longer stays whole. */
    static List<String> wrapped(String styled, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : styled.strip().split("\\s+")) {
            if (!line.isEmpty() && Style.width(line.toString()) + 1 + Style.width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String prose(String text) {
        String bold = BOLD.matcher(text).replaceAll(match -> quoted(style.bold(match.group(1))));
        return ITALIC.matcher(bold).replaceAll(match -> quoted(match.group(1)));
    }

    private static String links(String text) {
        String plain = IMAGE.matcher(text).replaceAll(match -> quoted(match.group(1)));
        return LINK.matcher(plain).replaceAll(match -> quoted(link(match.group(1), match.group(2))));
    }

    private static String link(String text, String target) {
        boolean elsewhere = target.startsWith("http") && !target.equals(text);
        return elsewhere ? text + " (" + target + ")" : text;
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
