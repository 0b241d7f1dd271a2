package dev.mesh4j.examples.releasenotes;

import java.util.List;

/**
 * Release notes, and the facts they state.
 *
 * @param markdown the page
 * @param range what it covers
 * @param totals what it counts
 * @param riskiest the files of its risk table; empty while nothing provides {@code code_churn}
 */
public record Notes(String markdown, Range range, Totals totals, List<FileChurn> riskiest) {

    public Notes {
        riskiest = List.copyOf(riskiest);
    }
}
