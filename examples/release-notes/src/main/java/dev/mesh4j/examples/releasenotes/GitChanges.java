package dev.mesh4j.examples.releasenotes;

import dev.mesh4j.examples.releasenotes.FileChange.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;
import org.eclipse.jgit.util.io.DisabledOutputStream;
import org.jspecify.annotations.Nullable;

/** What commits did to files, compared with their first parents. */
final class GitChanges implements AutoCloseable {

    private static final String POM = "pom.xml";

    /** Files above this count as binary, so that no commit fills the memory of an agent. */
    private static final int LARGEST_TEXT = 4 << 20;

    private final Repository repository;
    private final RevWalk walk;
    private final DiffFormatter differences;
    private final Set<ObjectId> shallowEdge;

    GitChanges(Repository repository) throws IOException {
        this.repository = repository;
        this.shallowEdge = repository.getObjectDatabase().getShallowCommits();
        this.walk = new RevWalk(repository);
        this.differences = new DiffFormatter(DisabledOutputStream.INSTANCE);
        differences.setRepository(repository);
        differences.setDetectRenames(true);
        differences.setBinaryFileThreshold(LARGEST_TEXT);
    }

    /** Nothing for a commit at the edge of a shallow clone: what came before it is not there to compare with. */
    List<FileChange> of(String hash) throws IOException {
        RevCommit commit = walk.parseCommit(ObjectId.fromString(hash));
        if (shallowEdge.contains(commit)) {
            return List.of();
        }
        List<FileChange> changes = new ArrayList<>();
        for (DiffEntry entry : differences.scan(treeBefore(commit), commit.getTree())) {
            changes.add(change(entry));
        }
        return changes;
    }

    private @Nullable RevTree treeBefore(RevCommit commit) throws IOException {
        return commit.getParentCount() == 0
                ? null
                : walk.parseCommit(commit.getParent(0)).getTree();
    }

    private FileChange change(DiffEntry entry) throws IOException {
        FileHeader header = differences.toFileHeader(entry);
        EditList edits = header.toEditList();
        int added = edits.stream().mapToInt(Edit::getLengthB).sum();
        int deleted = edits.stream().mapToInt(Edit::getLengthA).sum();
        boolean binary = header.getPatchType() != FileHeader.PatchType.UNIFIED;
        return switch (entry.getChangeType()) {
            case ADD, COPY ->
                new FileChange(Kind.CREATED, entry.getNewPath(), entry.getNewPath(), added, deleted, binary);
            case MODIFY -> new FileChange(Kind.EDITED, entry.getNewPath(), entry.getNewPath(), added, deleted, binary);
            case RENAME -> new FileChange(Kind.RENAMED, entry.getNewPath(), entry.getOldPath(), added, deleted, binary);
            case DELETE -> new FileChange(Kind.REMOVED, entry.getOldPath(), entry.getOldPath(), added, deleted, binary);
        };
    }

    /** The modules of a commit's tree. */
    ModuleLayout layout(String hash) throws IOException {
        Set<String> directories = new HashSet<>();
        try (TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseCommit(ObjectId.fromString(hash)).getTree());
            tree.setRecursive(true);
            tree.setFilter(PathSuffixFilter.create("/" + POM));
            while (tree.next()) {
                directories.add(ModuleLayout.parent(tree.getPathString()));
            }
        }
        return new ModuleLayout(directories);
    }

    @Override
    public void close() {
        differences.close();
        walk.close();
    }
}
