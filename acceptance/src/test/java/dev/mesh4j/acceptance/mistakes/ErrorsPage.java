package dev.mesh4j.acceptance.mistakes;

import java.util.List;
import java.util.stream.Collectors;

/** The table as a page of the reference. */
final class ErrorsPage {

    private ErrorsPage() {}

    static String text() {
        return """
                # Error messages

                <!-- Made from the rows in acceptance/src/test/java/dev/mesh4j/acceptance/mistakes, which is also where to
                     change it; ErrorsPageTest says how to write it again. -->

                What a beginner does wrongly, the message that it gets, and what to do about it. Each row of this page is a
                test, which makes the mistake on a real agent, registry or `meshctl` and compares the message. `PORT`, `PID`
                and `ID` stand for what differs from run to run, `…` for any text.

                A message names what was found and, in brackets, what was expected. `meshctl doctor` looks for causes by
                itself.

                """ + Chapter.ALL.stream().map(ErrorsPage::chapter).collect(Collectors.joining("\n"));
    }

    private static String chapter(Chapter chapter) {
        return "## " + chapter.title() + "\n\n" + chapter.introduction()
                + "\n\n| Mistake | Message | What to do |\n|---|---|---|\n"
                + chapter.mistakes().stream().map(ErrorsPage::row).collect(Collectors.joining());
    }

    private static String row(Mistake mistake) {
        return "| "
                + List.of(mistake.what(), code(mistake.message()), mistake.remedy()).stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    /** Lines of code below each other. */
    private static String code(String message) {
        return message.lines()
                .map(line -> line.contains("`") ? "`` " + line.strip() + " ``" : "`" + line.strip() + "`")
                .collect(Collectors.joining("<br>"));
    }
}
