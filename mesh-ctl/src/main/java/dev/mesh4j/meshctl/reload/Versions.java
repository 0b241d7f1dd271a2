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

    private static final String PREFIX = "watch-";

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
            Path made = folder;
            if (made == null) {
                sweep();
                made = Files.createTempDirectory(
                        state.compiled(), PREFIX + ProcessHandle.current().pid() + "-");
                folder = made;
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what a meshctl left that was ended before it could. */
    private void sweep() throws IOException {
        try (Stream<Path> entries = Files.list(state.compiled())) {
            entries.filter(Versions::isLeft).forEach(Versions::delete);
        }
    }

    private static boolean isLeft(Path entry) {
        String[] words = entry.getFileName().toString().split("-");
        return words.length == 3
                && words[0].equals("watch")
                && words[1].matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(words[1])).isEmpty();
    }

    /** Deletes them all. */
    @Override
    public void close() {
        if (folder != null) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
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
