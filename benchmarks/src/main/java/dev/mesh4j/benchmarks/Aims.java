package dev.mesh4j.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What a section should show, and whether it does. */
final class Aims {

    private final List<Aim> aims = new ArrayList<>();

    private record Aim(String name, Medians measured, boolean met) {}

    void atLeast(double least, String name, Medians measured) {
        aims.add(new Aim(name + " ≥ " + number(least), measured, measured.median() >= least));
    }

    void below(double limit, String name, Medians measured) {
        aims.add(new Aim(name + " < " + number(limit), measured, measured.median() < limit));
    }

    /** As a table of its own. */
    void addTo(Report report) {
        report.heading("Aims");
        report.table("aim", "measured", "");
        aims.forEach(aim -> report.aim(aim.name, aim.measured, aim.met));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
