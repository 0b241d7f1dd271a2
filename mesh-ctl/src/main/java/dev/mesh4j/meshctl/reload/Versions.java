package dev.mesh4j.meshctl.reload;

import dev.mesh4j.meshctl.process.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the classes of each version are kept while agents are watched; made when it is asked for. */
public final class Versions implements AutoCloseable {

    private final StateDirectory state;
    private @Nullable Path folder;

    private Versions(StateDirectory state) {
        this.state = state;
    }

    public static Versions in(StateDirectory state) {
        return new Versions(state);
    }

    public Path folder() {
        try {
            Path made = folder == null ? Files.createTempDirectory(state.compiled(), "watch-") : folder;
            folder = made;
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes them all. */
    @Override
    public void close() {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
