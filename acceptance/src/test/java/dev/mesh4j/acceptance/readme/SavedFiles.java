package dev.mesh4j.acceptance.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a document has its reader save: blocks of Java whose first line is a comment with the file's path. */
final class SavedFiles {

    private static final Pattern FILE =
            Pattern.compile("^```java\n// (\\S+\\.java)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private SavedFiles() {}

    /** As the reader would, before the first command. */
    static void save(Path document, Path folder) throws IOException {
        Matcher block = FILE.matcher(Files.readString(document));
        while (block.find()) {
            Path file = folder.resolve(block.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2));
        }
    }
}
