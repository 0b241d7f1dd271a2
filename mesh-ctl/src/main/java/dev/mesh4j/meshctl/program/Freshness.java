package dev.mesh4j.meshctl.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/** When something was built. */
record Freshness(FileTime built) {

    static Freshness of(Path product) {
        return new Freshness(modified(product));
    }

    /** Whether nothing at or below a path changed since. Folders count, as what was deleted is seen in them only. */
    boolean isAfter(Path source) {
        try (Stream<Path> below = Files.walk(source)) {
            return below.allMatch(path -> modified(path).compareTo(built) <= 0);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
