package dev.mesh4j.examples.releasenotes;

import static dev.mesh4j.examples.releasenotes.Markdown.count;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the page, section by section; what would be empty is left out. */
final class NotesPage {

    private final StringBuilder page = new StringBuilder();

    private NotesPage() {}

    static Notes of(History history, @Nullable Churn churn) {
        List<FileChurn> riskiest = churn == null
                ? List.of()
                : churn.files().stream().filter(file -> file.risk() > 0).toList();
        Totals totals = Totals.of(history.commits());
        NotesPage notes = new NotesPage();
        notes.heading(history, totals);
        for (Section section : Section.values()) {
            notes.changes(section, history.commits());
        }
        notes.contributors(Contributor.of(history.commits()));
        notes.risks(riskiest);
        return new Notes(notes.page.toString(), history.range(), totals, riskiest);
    }

    private void heading(History history, Totals totals) {
        Commit newest = history.commits().getFirst();
        String title = Markdown.text(history.range().title());
        line("# Release notes: " + title + (title.endsWith(Range.HEAD) ? " (`" + newest.shortHash() + "`)" : ""));
        line("");
        line(dates(history.commits()) + ": " + summary(totals) + ".");
        if (history.truncated()) {
            line("");
            line("> This clone is shallow: older commits of the range are missing here.");
        }
    }

    private static String dates(List<Commit> commits) {
        List<LocalDate> dates = commits.stream()
                .map(commit -> LocalDate.ofInstant(commit.date(), ZoneOffset.UTC))
                .sorted()
                .toList();
        LocalDate first = dates.getFirst();
        LocalDate last = dates.getLast();
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    private static String summary(Totals totals) {
        String kinds = Stream.of(
                        totals.breaking() == 0 ? "" : count(totals.breaking(), "breaking change", "breaking changes"),
                        totals.features() == 0 ? "" : count(totals.features(), "feature", "features"),
                        totals.fixes() == 0 ? "" : count(totals.fixes(), "fix", "fixes"),
                        totals.other() == 0 ? "" : count(totals.other(), "other change", "other changes"),
                        totals.merges() == 0 ? "" : count(totals.merges(), "merge", "merges"))
                .filter(kind -> !kind.isEmpty())
                .collect(Collectors.joining(", "));
        String people = count(totals.contributors(), "person", "people");
        return count(totals.commits(), "commit", "commits") + " by " + people + ", with " + kinds;
    }

    private void changes(Section section, List<Commit> commits) {
        List<Commit> changes = section.of(commits);
        if (changes.isEmpty()) {
            return;
        }
        title(section.title());
        for (Commit commit : changes) {
            Change change = commit.change();
            String scope = change.scope().isEmpty() ? "" : "**" + Markdown.text(change.scope()) + ":** ";
            line("- " + scope + Markdown.text(change.title()) + " (`" + commit.shortHash() + "`)");
            if (!change.migration().isEmpty()) {
                line("  - " + Markdown.text(change.migration()));
            }
        }
    }

    private void contributors(List<Contributor> contributors) {
        if (contributors.isEmpty()) {
            return;
        }
        title("Contributors");
        for (Contributor contributor : contributors) {
            line("- " + Markdown.text(contributor.name()) + " (" + count(contributor.commits(), "commit", "commits")
                    + ")");
        }
    }

    private void risks(List<FileChurn> files) {
        if (files.isEmpty()) {
            return;
        }
        title("Riskiest files");
        line("| File | Risk | Why |");
        line("| --- | ---: | --- |");
        for (FileChurn file : files) {
            line("| " + Markdown.codeCell(file.path()) + " | " + file.risk() + " | " + why(file) + " |");
        }
        line("");
        line("Risk is " + Risk.FORMULA + ".");
    }

    private static String why(FileChurn file) {
        String fixes = file.fixes() == 0 ? "" : " (" + count(file.fixes(), "fix", "fixes") + ")";
        String size = file.binary() ? "binary" : "+" + file.added() + " −" + file.deleted() + " lines";
        return count(file.commits(), "commit", "commits") + fixes + ", " + count(file.authors(), "author", "authors")
                + ", " + size;
    }

    private void title(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}
