package dev.mesh4j.examples.releasenotes;

import static java.util.Comparator.comparingDouble;

import dev.mesh4j.examples.releasenotes.FileChange.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds up file changes, told newest commit first, so that a renamed file's older changes count on its newest path. */
final class ChurnTally {

    private final ModuleLayout layout;
    private final List<Touch> touches = new ArrayList<>();
    private final Map<String, String> newestPaths = new HashMap<>();

    ChurnTally(ModuleLayout layout) {
        this.layout = layout;
    }

    void add(Commit commit, FileChange change) {
        String path = newestPaths.getOrDefault(change.path(), change.path());
        touches.add(new Touch(path, layout.moduleOf(path), commit, change));
        if (change.kind() == Kind.RENAMED) {
            newestPaths.remove(change.path());
            newestPaths.put(change.previousPath(), path);
        } else if (change.kind() == Kind.CREATED) {
            // What had this path before was another file.
            newestPaths.remove(change.path());
        }
    }

    Churn churn(Range range, int limit, boolean truncated) {
        List<FileChurn> files = by(Touch::path)
                .map(ChurnTally::file)
                .sorted(comparingDouble(FileChurn::risk).reversed().thenComparing(FileChurn::path))
                .toList();
        Map<String, List<FileChurn>> filesOfModule = files.stream().collect(Collectors.groupingBy(FileChurn::module));
        List<ModuleChurn> modules = by(Touch::module)
                .map(inModule -> module(inModule, filesOfModule))
                .sorted(comparingDouble(ModuleChurn::risk).reversed().thenComparing(ModuleChurn::module))
                .toList();
        List<FileChurn> riskiest = files.subList(0, Math.min(limit, files.size()));
        return new Churn(range, files.size(), added(touches), deleted(touches), riskiest, modules, truncated);
    }

    private Stream<List<Touch>> by(Function<Touch, String> key) {
        return touches.stream().collect(Collectors.groupingBy(key)).values().stream();
    }

    private static FileChurn file(List<Touch> touches) {
        Touch newest = touches.getFirst();
        int added = added(touches);
        int deleted = deleted(touches);
        int commits = commits(touches.stream());
        int fixes = commits(touches.stream().filter(Touch::isFix));
        int authors = authors(touches);
        boolean removed = newest.change().kind() == Kind.REMOVED;
        return new FileChurn(
                newest.path(),
                newest.module(),
                added,
                deleted,
                commits,
                fixes,
                authors,
                touches.stream().anyMatch(touch -> touch.change().binary()),
                removed,
                removed || Risk.isDocument(newest.path())
                        ? Risk.NONE
                        : Risk.of(commits, fixes, authors, added + deleted));
    }

    private static ModuleChurn module(List<Touch> touches, Map<String, List<FileChurn>> filesOfModule) {
        String module = touches.getFirst().module();
        List<FileChurn> files = filesOfModule.getOrDefault(module, List.of());
        double risk = files.stream().mapToDouble(FileChurn::risk).sum();
        return new ModuleChurn(
                module,
                files.size(),
                added(touches),
                deleted(touches),
                commits(touches.stream()),
                authors(touches),
                Risk.rounded(risk));
    }

    private static int added(Collection<Touch> touches) {
        return touches.stream().mapToInt(touch -> touch.change().added()).sum();
    }

    private static int deleted(Collection<Touch> touches) {
        return touches.stream().mapToInt(touch -> touch.change().deleted()).sum();
    }

    private static int commits(Stream<Touch> touches) {
        return (int) touches.map(touch -> touch.commit().hash()).distinct().count();
    }

    private static int authors(Collection<Touch> touches) {
        return (int) touches.stream()
                .map(touch -> touch.commit().author().identity())
                .distinct()
                .count();
    }

    private record Touch(String path, String module, Commit commit, FileChange change) {

        boolean isFix() {
            return commit.change().type() == ChangeType.FIX;
        }
    }
}
