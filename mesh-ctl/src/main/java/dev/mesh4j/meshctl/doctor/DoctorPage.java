package dev.mesh4j.meshctl.doctor;

import dev.mesh4j.meshctl.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** Findings, one line each, with the remedy below it. */
public final class DoctorPage {

    private DoctorPage() {}

    public static List<String> lines(List<Finding> findings, Style style) {
        int width = findings.stream().mapToInt(f -> f.check().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            String level = "%-4s".formatted(finding.level());
            String check = ("%-" + width + "s").formatted(finding.check());
            lines.add(coloured(level, finding.level(), style) + "  " + check + "  " + finding.found());
            if (!finding.remedy().isEmpty()) {
                lines.add(" ".repeat(width + 8) + "→ " + finding.remedy());
            }
        }
        return lines;
    }

    private static String coloured(String text, Finding.Level level, Style style) {
        return switch (level) {
            case OK -> style.good(text);
            case WARN -> style.doubtful(text);
            case FAIL -> style.bad(text);
        };
    }
}
