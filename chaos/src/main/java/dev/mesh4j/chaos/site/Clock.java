package dev.mesh4j.chaos.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The time of day of one process, which can be set; what measures durations goes on as it is. With libfaketime. */
public final class Clock {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/faketime/libfaketimeMT.so.1"));

    private final Path file;

    private Clock(Path file) {
        this.file = file;
    }

    /** A clock that is right. */
    public static Clock in(Path file) throws IOException {
        Clock clock = new Clock(file);
        clock.set(Duration.ZERO);
        return clock;
    }

    /** Whether libfaketime is installed. */
    public static boolean isPossible() {
        return LIBRARIES.stream().anyMatch(Files::exists);
    }

    /** What starts a program with this clock. */
    public List<String> through() {
        Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElseThrow();
        return List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME_TIMESTAMP_FILE=" + file,
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "FAKETIME_CACHE_DURATION=1");
    }

    /** So much before or after the right time, within a second or two. */
    public void set(Duration off) throws IOException {
        Files.writeString(file, (off.isNegative() ? "" : "+") + off.toSeconds());
    }
}
