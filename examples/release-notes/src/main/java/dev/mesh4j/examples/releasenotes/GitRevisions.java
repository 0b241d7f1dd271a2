package dev.mesh4j.examples.releasenotes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Turns the names of revisions into commits. */
final class GitRevisions {

    private final Path directory;
    private final Repository repository;

    GitRevisions(Path directory, Repository repository) {
        this.directory = directory;
        this.repository = repository;
    }

    Range range(String from, String to) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit end = commit(walk, "to", to);
            if (from.isEmpty()) {
                return new Range(from, "", to, end.name());
            }
            RevCommit start = commit(walk, "from", from);
            Range range = new Range(from, start.name(), to, end.name());
            if (walk.isMergedInto(end, start)) {
                throw empty(range);
            }
            return range;
        }
    }

    private RevCommit commit(RevWalk walk, String argument, String revision) throws IOException {
        try {
            ObjectId id = repository.resolve(revision + "^{commit}");
            if (id == null) {
                throw unknown(argument, revision, null);
            }
            return walk.parseCommit(id);
        } catch (AmbiguousObjectException e) {
            throw new ReleaseNotesException(
                    "%s: %s means %d objects (expected: more digits of the hash)"
                            .formatted(argument, revision, e.getCandidates().size()),
                    e);
        } catch (RevisionSyntaxException | MissingObjectException | IncorrectObjectTypeException e) {
            throw unknown(argument, revision, e);
        }
    }

    private ReleaseNotesException unknown(String argument, String revision, @Nullable Exception cause)
            throws IOException {
        RevisionNames names = new RevisionNames(names(Constants.R_TAGS), names(Constants.R_HEADS));
        String message = "%s: %s (expected: a tag, branch or commit of %s; %s)"
                .formatted(argument, revision, directory, names.suggestion(revision));
        boolean shallow = !repository.getObjectDatabase().getShallowCommits().isEmpty();
        String remedy = shallow ? "; this clone is shallow, git fetch --unshallow completes it" : "";
        return new ReleaseNotesException(message + remedy, cause);
    }

    private List<String> names(String prefix) throws IOException {
        return repository.getRefDatabase().getRefsByPrefix(prefix).stream()
                .map(ref -> Repository.shortenRefName(ref.getName()))
                .toList();
    }

    private static ReleaseNotesException empty(Range range) {
        String why = range.fromHash().equals(range.toHash())
                ? "both are " + range.toHash() + " (expected: two different commits)"
                : "%s came before %s (expected: %s..%s)".formatted(range.to(), range.from(), range.to(), range.from());
        return new ReleaseNotesException("range: %s holds no commits, %s".formatted(range.title(), why));
    }
}
