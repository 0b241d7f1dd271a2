package dev.mesh4j.meshctl.reload;

import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Tells of files whose content changed. A file is known by what is in it: one that an editor writes elsewhere and renames
 * has changed, one that is replaced by the same has not.
 */
final class SourceWatch implements AutoCloseable {

    private final DirectoryWatcher watcher;

    private SourceWatch(DirectoryWatcher watcher) {
        this.watcher = watcher;
    }

    /**
     * Returns when nothing that is saved from now on goes unseen.
     *
     * @param roots files, of whose folder only they are read, and folders with all that is below them
     * @param changed called on a thread of its own
     */
    static SourceWatch over(List<Path> roots, Consumer<Path> changed) {
        Set<Path> single =
                new TreeSet<>(roots.stream().filter(Files::isRegularFile).toList());
        List<Path> folders = roots.stream()
                .map(root -> single.contains(root) ? root.getParent() : root)
                .distinct()
                .toList();
        try {
            DirectoryWatcher watcher = DirectoryWatcher.builder()
                    .paths(folders)
                    .fileTreeVisitor(visitor(roots, single))
                    .listener(event -> changed.accept(event.path()))
                    .build();
            watcher.watchAsync();
            return new SourceWatch(watcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that was named only for a file in it may be anybody's home. */
    private static FileTreeVisitor visitor(List<Path> roots, Set<Path> single) {
        return (path, onDirectory, onFile) -> {
            if (roots.stream().anyMatch(root -> !single.contains(root) && path.startsWith(root))) {
                FileTreeVisitor.DEFAULT_FILE_TREE_VISITOR.recursiveVisitFiles(path, onDirectory, onFile);
                return;
            }
            if (single.stream().anyMatch(file -> path.equals(file.getParent()))) {
                onDirectory.call(path);
            }
            for (Path file : single) {
                if (file.startsWith(path) && Files.isRegularFile(file)) {
                    onFile.call(file);
                }
            }
        };
    }

    @Override
    public void close() {
        try {
            watcher.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
