package dev.mesh4j.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.acceptance.house.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern PATH_IN_TEXT = Pattern.compile("(?<![\\w/.])docs/[\\w/-]+\\.md(#[\\w-]+)?");

    private final List<Page> pages;
    private final Map<Path, Set<String>> anchors = new HashMap<>();

    LinksTest() throws IOException {
        pages = Page.all();
    }

    @Test
    void every_link_of_a_page_leads_somewhere() {
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            Path folder = page.root().resolve(page.name()).getParent();
            String text = String.join("\n", page.prose());
            LINK.matcher(text).results().map(link -> link.group(1)).forEach(target -> {
                if (!target.matches("https?://.*") && !leadsSomewhere(page, folder, target)) {
                    broken.add(page.name() + " -> " + target);
                }
            });
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_page_that_a_source_file_names_is_there() throws IOException {
        List<String> broken = new ArrayList<>();
        Path root = pages.getFirst().root();
        for (Path file : SourceTree.find().files(".java")) {
            Matcher named = PATH_IN_TEXT.matcher(Files.readString(file));
            while (named.find()) {
                if (!leadsSomewhere(pages.getFirst(), root, named.group())) {
                    broken.add(root.relativize(file) + " -> " + named.group());
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_page_is_in_the_index() throws IOException {
        Path root = pages.getFirst().root();
        Path docs = root.resolve("docs");
        Set<String> linked = LINK.matcher(Files.readString(docs.resolve("README.md")))
                .results()
                .map(link ->
                        root.relativize(docs.resolve(link.group(1)).normalize()).toString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(pages.stream()
                        .map(Page::name)
                        .filter(name -> name.startsWith("docs/") && !name.endsWith("README.md")))
                .isSubsetOf(linked);
    }

    private boolean leadsSomewhere(Page page, Path folder, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty()
                ? page.root().resolve(page.name())
                : folder.resolve(path).normalize();
        return Files.exists(file) && (hash < 0 || anchors(file).contains(target.substring(hash + 1)));
    }

    /** As GitHub makes them of headings. */
    private Set<String> anchors(Path file) {
        return anchors.computeIfAbsent(
                file,
                at -> pages.stream()
                        .filter(page -> page.root().resolve(page.name()).equals(at))
                        .flatMap(page -> page.prose().stream())
                        .filter(line -> line.startsWith("#"))
                        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
                        .collect(Collectors.toSet()));
    }
}
