package dev.mesh4j.chaos.agent;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.server.config.ConfigSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** A provider that writes down each call it executes, before it answers. */
@MeshAgent(name = "ledger")
public final class Ledger {

    private static final long WORK_NANOS = 40_000_000;

    private final Path file;

    public Ledger(Path file) {
        this.file = file;
    }

    @MeshTool(capability = "note_once")
    public String noteOnce(String id) throws IOException {
        return note("once " + id);
    }

    @MeshTool(capability = "note_again", idempotent = true)
    public String noteAgain(String id) throws IOException {
        return note("again " + id);
    }

    /** A line is written in one piece, so that a kill leaves the whole of it or nothing. */
    private String note(String line) throws IOException {
        LockSupport.parkNanos(WORK_NANOS / 2);
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        LockSupport.parkNanos(WORK_NANOS / 2);
        return line;
    }

    /** @param args the file to write to, and flags */
    public static void main(String[] args) throws InterruptedException {
        String[] flags = Arrays.copyOfRange(args, 1, args.length);
        var agent = Mesh.builder()
                .agent(new Ledger(Path.of(args[0])))
                .sources(ConfigSources.ofProcess(flags))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(agent::close));
        Thread.currentThread().join();
    }
}
