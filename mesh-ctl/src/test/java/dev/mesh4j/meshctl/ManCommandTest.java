package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.terminal.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManCommandTest {

    @TempDir
    Path folder;

    @Test
    void every_page_of_the_documents_but_the_benchmarks_is_a_topic_with_one_line() throws IOException {
        Path docs = Path.of("..", "docs");
        List<String> pages;
        try (Stream<Path> files = Files.walk(docs)) {
            pages = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.matches("README.md|benchmarks.md"))
                    .map(name -> name.replace(".md", ""))
                    .toList();
        }

        List<String> lines = new Shell(folder).run("man").out().lines().toList();
        assertThat(lines.getFirst()).startsWith("TOPIC ");
        assertThat(lines.stream().skip(1).map(line -> line.split(" ")[0])).containsExactlyInAnyOrderElementsOf(pages);
        assertThat(lines).anyMatch(line -> line.matches("rationale +Rationale"));
    }

    @Test
    void a_page_is_drawn_without_markdowns_signs() {
        Outcome outcome = new Shell(folder).run("man", "rationale");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).startsWith("Rationale\n").doesNotContain("\n## ", "\n```", "\u001b");
    }

    @Test
    void a_topic_may_be_named_with_its_section() {
        Shell shell = new Shell(folder);
        String section =
                shell.run("man", "--json").json().path(0).path("section").asString();
        String name = shell.run("man", "--json").json().path(0).path("name").asString();

        assertThat(shell.run("man", section + "/" + name).out())
                .isEqualTo(shell.run("man", name).out());
    }

    @Test
    void json_has_the_page_as_it_was_written() {
        assertThat(new Shell(folder)
                        .run("man", "rationale", "--json")
                        .json()
                        .path("markdown")
                        .asString())
                .startsWith("# Rationale\n");
    }

    @Test
    void an_unknown_topic_fails_with_the_nearest() {
        Outcome outcome = new Shell(folder).run("man", "rationales");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("meshctl: the manual has no topic 'rationales': did you mean 'rationale'? it has ");
    }

    @Test
    void on_a_terminal_the_pager_shows_it() throws IOException {
        assertThat(onTerminal("cat > '" + folder.resolve("paged") + "'")).isEmpty();
        assertThat(folder.resolve("paged")).content().startsWith("\u001b[1mRationale\u001b[0m\n");
    }

    @Test
    void without_the_pager_it_is_printed() {
        assertThat(onTerminal("no-such-pager")).contains("Rationale");
    }

    private String onTerminal(String pager) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PAGER", pager);
        Caller caller = new Caller(environment, folder, stream, stream, true);
        Platform platform = new Platform(() -> new Distribution(folder), program -> new ClassCache.None());

        assertThat(Meshctl.run(caller, platform, "man", "rationale")).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
