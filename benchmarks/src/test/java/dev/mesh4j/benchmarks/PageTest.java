package dev.mesh4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    private static final List<String> NAMES = List.of("direct", "hop", "start");

    @TempDir
    private Path folder;

    @Test
    void a_section_replaces_the_one_of_its_name_and_leaves_the_others() throws IOException {
        Path file = folder.resolve("made/page.md");
        new Page(file, NAMES).put("start", "## Start\n\nold");
        new Page(file, NAMES).put("direct", "## Direct\n\n```\nraw: 1 2\n```");
        String before = Files.readString(file);

        new Page(file, NAMES).put("start", "## Start\n\nnew");

        assertThat(file).hasContent(before.replace("old", "new"));
        assertThat(before).startsWith("# Benchmarks\n").containsSubsequence("## Direct", "raw: 1 2", "## Start", "old");
    }

    @Test
    void sections_have_their_order_whenever_they_were_made() throws IOException {
        Path file = folder.resolve("page.md");
        for (String name : List.of("start", "direct", "hop")) {
            new Page(file, NAMES).put(name, "## The " + name);
        }

        assertThat(file).content().containsSubsequence("## The direct", "## The hop", "## The start");
    }

    @Test
    void a_section_of_no_benchmark_goes() throws IOException {
        Path file = folder.resolve("page.md");
        new Page(file, List.of("gone", "hop")).put("gone", "## What was");
        new Page(file, NAMES).put("hop", "## Hop");

        assertThat(file).content().contains("## Hop").doesNotContain("## What was");
    }
}
