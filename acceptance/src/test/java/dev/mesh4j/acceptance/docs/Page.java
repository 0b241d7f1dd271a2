package dev.mesh4j.acceptance.docs;

import dev.mesh4j.acceptance.house.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documents.
 *
 * @param name its file, from the root
 */
record Page(Path root, String name, List<String> lines) {

    private static final Pattern FENCE = Pattern.compile("( *)(`{3,})(\\w*).*");
    private static final Pattern HIDDEN = Pattern.compile("<!-- (java|json|yaml)");

    /** All that the project has. */
    static List<Page> all() throws IOException {
        SourceTree tree = SourceTree.find();
        List<Page> pages = new ArrayList<>();
        for (Path file : tree.files(".md")) {
            String name = tree.root().relativize(file).toString();
            if (!name.contains("src/")) {
                pages.add(new Page(tree.root(), name, Files.readAllLines(file)));
            }
        }
        return pages;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            Matcher hidden = HIDDEN.matcher(lines.get(i));
            boolean isFence = fence.matches();
            if (!isFence && !hidden.matches()) {
                continue;
            }
            int first = i + 1;
            String end = isFence ? fence.group(1) + fence.group(2) : "-->";
            for (i = first; !lines.get(i).equals(end); i++) {
                if (i == lines.size() - 1) {
                    throw new IllegalStateException(name + ":" + first + ": the block never ends");
                }
            }
            String language = isFence ? fence.group(3) : hidden.group(1);
            blocks.add(new Block(name, first + 1, language, String.join("\n", lines.subList(first, i)), !isFence));
        }
        return blocks;
    }

    /** The lines outside of blocks, with nothing where blocks are. */
    List<String> prose() {
        List<String> prose = new ArrayList<>(lines);
        for (Block block : blocks()) {
            int first = block.line() - 1;
            for (int i = first; i < first + block.code().lines().count(); i++) {
                prose.set(i, "");
            }
        }
        return prose;
    }
}
