package dev.mesh4j.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.acceptance.house.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages repeat from the sources stands between two comments, of which the first names the type. */
class GeneratedSectionsTest {

    private static final Pattern BEGIN = Pattern.compile("<!-- generated from ([\\w.]+) -->");
    private static final String END = "<!-- end of what is generated -->";

    @ParameterizedTest
    @ValueSource(strings = {"docs/reference/configuration.md", "docs/reference/annotations.md"})
    void pages_say_what_the_sources_say(String name) throws Exception {
        SourceTree tree = SourceTree.find();
        Path page = tree.root().resolve(name);
        String generated = String.join("\n", generate(tree, Files.readAllLines(page))) + "\n";

        if (Boolean.getBoolean("mesh4j.docs.write")) {
            Files.writeString(page, generated);
        }
        assertThat(Files.readString(page))
                .as(
                        "%s is older than the sources; write it anew with: mvn test -pl acceptance -am"
                                + " -Dtest=GeneratedSectionsTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dmesh4j.docs.write=true",
                        name)
                .isEqualTo(generated);
    }

    private static List<String> generate(SourceTree tree, List<String> lines) throws Exception {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            result.add(lines.get(i));
            Matcher begin = BEGIN.matcher(lines.get(i));
            if (begin.matches()) {
                Class<?> type = Class.forName(begin.group(1));
                result.add("");
                result.addAll(new ReferenceTable(new SourceDocs(source(tree, type))).of(type));
                result.add("");
                i += lines.subList(i, lines.size()).indexOf(END) - 1;
            }
        }
        return result;
    }

    private static Path source(SourceTree tree, Class<?> type) throws Exception {
        String file = type.getName().replace('.', '/') + ".java";
        return tree.main().stream()
                .filter(path -> path.endsWith(file))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + ": no source file"));
    }
}
