package dev.mesh4j.examples.releasenotes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A git repository opened for reading: with or without a work tree, a linked work tree, or a shallow clone. */
final class GitRepository implements AutoCloseable {

    static final String DIRECTORY = "A directory of the repository; a relative path starts where the agent runs";

    private static final int SHORT_HASH = 7;

    private final Path directory;
    private final Repository repository;

    private GitRepository(Path directory, Repository repository) {
        this.directory = directory;
        this.repository = repository;
    }

    static GitRepository open(String path) {
        IsolatedGit.install();
        Path directory = directory(path);
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            throw new ReleaseNotesException(
                    "repository: %s (expected: a directory of a git repository)".formatted(directory));
        }
        try {
            return new GitRepository(directory, builder.setMustExist(true).build());
        } catch (IOException e) {
            throw new ReleaseNotesException(
                    "repository: %s cannot be opened: %s".formatted(directory, e.getMessage()), e);
        }
    }

    private static Path directory(String path) {
        try {
            Path directory = Path.of(path).toAbsolutePath().normalize();
            if (Files.isDirectory(directory)) {
                return directory;
            }
            throw new ReleaseNotesException("repository: %s (expected: a directory that exists)".formatted(directory));
        } catch (InvalidPathException e) {
            throw new ReleaseNotesException("repository: %s (expected: a path)".formatted(path), e);
        }
    }

    /** The range between two revisions, or everything up to {@code to} when {@code from} is empty; an empty {@code to} is HEAD. */
    Range range(String from, String to) {
        return reading(() ->
                new GitRevisions(directory, repository).range(from.strip(), to.isBlank() ? Range.HEAD : to.strip()));
    }

    History history(Range range) {
        return reading(() -> {
            Set<ObjectId> edge = repository.getObjectDatabase().getShallowCommits();
            List<Commit> commits = new ArrayList<>();
            boolean truncated = false;
            try (RevWalk walk = new RevWalk(repository)) {
                walk.sort(RevSort.TOPO);
                walk.sort(RevSort.COMMIT_TIME_DESC, true);
                walk.markStart(walk.parseCommit(ObjectId.fromString(range.toHash())));
                if (!range.fromHash().isEmpty()) {
                    walk.markUninteresting(walk.parseCommit(ObjectId.fromString(range.fromHash())));
                }
                for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                    commits.add(commit(walk, commit));
                    truncated |= edge.contains(commit);
                }
            }
            return new History(range, commits, truncated);
        });
    }

    /** Merges are left out: the commits they bring count by themselves. */
    Churn churn(Range range, int limit) {
        History history = history(range);
        return reading(() -> {
            try (GitChanges changes = new GitChanges(repository)) {
                ChurnTally tally = new ChurnTally(changes.layout(range.toHash()));
                for (Commit commit : history.commits()) {
                    if (!commit.merge()) {
                        changes.of(commit.hash()).forEach(change -> tally.add(commit, change));
                    }
                }
                return tally.churn(range, limit, history.truncated());
            }
        });
    }

    private static Commit commit(RevWalk walk, RevCommit commit) throws IOException {
        PersonIdent author = commit.getAuthorIdent();
        String subject = commit.getShortMessage().strip();
        String body = body(commit.getFullMessage());
        return new Commit(
                commit.name(),
                walk.getObjectReader().abbreviate(commit, SHORT_HASH).name(),
                new Author(author.getName(), author.getEmailAddress()),
                commit.getCommitterIdent().getWhenAsInstant(),
                subject,
                body,
                commit.getParentCount() > 1,
                CommitMessage.change(subject, body));
    }

    private static String body(String message) {
        String[] paragraphs = message.strip().split("\\R\\s*\\R", 2);
        return paragraphs.length < 2 ? "" : paragraphs[1].strip();
    }

    private <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MissingObjectException e) {
            throw new ReleaseNotesException(
                    "repository: %s lacks %s (expected: a complete clone; git fetch --unshallow or --refetch completes it)"
                            .formatted(directory, e.getObjectId().name()),
                    e);
        } catch (IOException e) {
            throw new ReleaseNotesException(
                    "repository: %s cannot be read: %s".formatted(directory, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private interface Reading<T> {
        T read() throws IOException;
    }
}
