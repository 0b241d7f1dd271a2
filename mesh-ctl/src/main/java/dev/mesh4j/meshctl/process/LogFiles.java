package dev.mesh4j.meshctl.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One folder of log files per name, one file per start; the newest few are kept. */
public final class LogFiles {

    private static final int KEPT = 10;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSSSSS");

    private final Path root;

    public LogFiles(StateDirectory state) {
        this.root = state.logs();
    }

    /** The log of the last start of a name, running or not. */
    public Optional<Path> newest(String name) {
        return files(name).stream().findFirst();
    }

    /** Every name that has a log. */
    public List<String> names() {
        return list(root)
                .map(folder -> folder.getFileName().toString())
                .sorted()
                .toList();
    }

    Path create(String name) {
        files(name).stream().skip(KEPT - 1L).forEach(LogFiles::delete);
        try {
            Path folder = Files.createDirectories(root.resolve(name));
            String stamp = STAMP.format(Instant.now().atZone(ZoneId.systemDefault()));
            return Files.createFile(folder.resolve(stamp + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest first. */
    List<Path> files(String name) {
        return list(root.resolve(name)).sorted(Comparator.reverseOrder()).toList();
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
