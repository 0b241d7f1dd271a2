package dev.mesh4j.chaos.site;

import dev.mesh4j.chaos.process.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The time of day of one process, which can be set; what measures durations goes on as it is. A library that is loaded before
 * the C library adds the seconds of a file: libfaketime does as much, and makes asking for the time a hundred times slower.
 */
public final class Clock {

    private final Path library;
    private final Path file;

    private Clock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** Whether there is a C compiler to make the library with. */
    static boolean isPossible() throws InterruptedException {
        return Shell.can("cc", "--version");
    }

    /** Makes the library. */
    static Path library(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("clock.c");
        try (InputStream code = Objects.requireNonNull(Clock.class.getResourceAsStream("clock.c"))) {
            Files.copy(code, source);
        }
        Path library = folder.resolve("clock.so");
        Shell.run("cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl");
        return library;
    }

    /** A clock that is right. */
    static Clock in(Path file, Path library) throws IOException {
        Clock clock = new Clock(library, file);
        clock.set(Duration.ZERO);
        return clock;
    }

    /** What starts a program with this clock. */
    List<String> through() {
        return List.of("env", "LD_PRELOAD=" + library, "CLOCK_FILE=" + file);
    }

    /** So much before or after the right time, from now on. */
    public void set(Duration off) throws IOException {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        seconds.putLong(off.toSeconds()).flip();
        // in place, as the process has mapped it
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(seconds, 0);
        }
    }
}
