package dev.mesh4j.registry.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the registry of a SQLite file, held by a lock on a file beside it. The system gives it back when the
 * process ends, however it ends; programs that copy the database do not ask for it.
 */
final class SqliteLock implements AutoCloseable {

    private final FileChannel channel;

    private SqliteLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StoreException when another registry has it */
    static SqliteLock take(SqliteFile file) {
        Path path = file.path().resolveSibling(file.path().getFileName() + ".lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw file.unusable(e);
        }
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw taken(file, channel);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(("" + ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new SqliteLock(channel);
        } catch (IOException e) {
            close(channel, e);
            throw file.unusable(e);
        } catch (StoreException e) {
            close(channel, e);
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            // far behind the text, so that where locks bind readers it can still be read
            return channel.tryLock(Integer.MAX_VALUE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static StoreException taken(SqliteFile file, FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return new StoreException("database: " + file.name() + " is in use by the registry of process " + pid
                + " (expected: one registry for a file; several share a PostgreSQL)");
    }

    private static void close(FileChannel channel, Exception cause) {
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("the lock of the database cannot be given back: " + e.getMessage(), e);
        }
    }
}
