package dev.mesh4j.examples.releasenotes;

import java.util.regex.Pattern;

/** Puts text that others wrote on a Markdown page, so that it reads as it was written. */
final class Markdown {

    private static final Pattern CODE_OR_SPECIAL = Pattern.compile("(?<code>`[^`]+`)|(?<special>[\\\\`*_\\[\\]<>|~&])");
    private static final Pattern CONTROL = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern BLOCK_START = Pattern.compile("^(?:(#+ )|([-+] )|(\\d+)([.)] ))");

    private Markdown() {}

    /** One line of text; what stands between backticks stays code. */
    static String text(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        String inline = CODE_OR_SPECIAL.matcher(line).replaceAll(match -> match.group(1) != null ? "$0" : "\\\\$0");
        return BLOCK_START.matcher(inline).replaceFirst(match -> match.group(3) == null ? "\\\\$0" : "$3\\\\$4");
    }

    /** A code span for a table's cell. */
    static String codeCell(String code) {
        String line = CONTROL.matcher(code).replaceAll(" ").replace("|", "\\|");
        return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
    }

    /** {@code 1 fix}, {@code 2 fixes}. */
    static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
