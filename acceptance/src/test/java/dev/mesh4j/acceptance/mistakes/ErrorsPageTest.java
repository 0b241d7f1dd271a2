package dev.mesh4j.acceptance.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {

    private static final String WRITE = "mesh.docs.update";

    @Test
    void the_page_in_the_docs_is_that_of_the_table() throws IOException {
        Path page = root().resolve("docs/reference/errors.md");
        if (System.getProperty(WRITE) != null) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, ErrorsPage.text());
        }

        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as(page + " differs from the table of mistakes (expected: write it again with"
                        + " mvn -pl acceptance -am test -Dtest=ErrorsPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -D" + WRITE + ")")
                .isEqualTo(ErrorsPage.text());
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
