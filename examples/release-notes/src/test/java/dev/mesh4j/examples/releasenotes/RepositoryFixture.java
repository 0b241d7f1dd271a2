package dev.mesh4j.examples.releasenotes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/** A real repository, written commit by commit: one a day from the first of January 2026 on, at noon. */
final class RepositoryFixture implements AutoCloseable {

    static final Author ADA = new Author("Ada Lovelace", "ada@example.org");
    static final Author BOB = new Author("Bob", "bob@example.org");

    static {
        IsolatedGit.install();
    }

    final Path directory;
    final Git git;
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    private RepositoryFixture(Path directory, Git git) {
        this.directory = directory;
        this.git = git;
    }

    static RepositoryFixture in(Path directory) throws Exception {
        return new RepositoryFixture(
                directory,
                Git.init()
                        .setDirectory(directory.toFile())
                        .setInitialBranch("main")
                        .call());
    }

    RepositoryFixture write(String path, String content) throws Exception {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    RepositoryFixture write(String path, byte[] content) throws Exception {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        git.add().addFilepattern(path).call();
        return this;
    }

    RepositoryFixture remove(String path) throws Exception {
        git.rm().addFilepattern(path).call();
        return this;
    }

    RepositoryFixture rename(String from, String to) throws Exception {
        byte[] content = Files.readAllBytes(directory.resolve(from));
        return remove(from).write(to, content);
    }

    String commit(String message) throws Exception {
        return commit(ADA, message);
    }

    String commit(Author author, String message) throws Exception {
        PersonIdent person = new PersonIdent(author.name(), author.email(), now, ZoneOffset.UTC);
        now = now.plus(Duration.ofDays(1));
        return git.commit()
                .setAuthor(person)
                .setCommitter(person)
                .setAllowEmpty(true)
                .setMessage(message)
                .call()
                .name();
    }

    void branch(String name, String start) throws Exception {
        git.checkout().setCreateBranch(true).setName(name).setStartPoint(start).call();
    }

    void checkout(String name) throws Exception {
        git.checkout().setName(name).call();
    }

    String merge(String commit) throws Exception {
        git.merge()
                .include(ObjectId.fromString(commit))
                .setFastForward(FastForwardMode.NO_FF)
                .setCommit(false)
                .call();
        return commit("Merge a branch");
    }

    void tag(String name) throws Exception {
        git.tag().setName(name).setAnnotated(false).call();
    }

    History history(String from, String to) {
        return new GitHistory().history(directory.toString(), Optional.of(from), Optional.of(to));
    }

    Churn churn() {
        return new CodeChurn().churn(directory.toString(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        git.close();
    }
}
