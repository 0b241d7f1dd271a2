package dev.mesh4j.meshctl.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines of several logs as they are written. A log that begins later, because an agent was started again, is read from
 * its first line on; one that was cut is read from its beginning. For one thread.
 */
public final class LogFeed {

    private final LogFiles logs;
    private final List<String> names;
    private final Map<Path, Place> places = new LinkedHashMap<>();
    private final Set<Path> seen = new HashSet<>();

    /**
     * A line of a log.
     *
     * @param name whose log it is
     */
    public record Line(String name, String line) {}

    /** @param names whose logs; empty for all, also of those that begin later */
    public LogFeed(LogFiles logs, List<String> names) {
        this.logs = logs;
        this.names = List.copyOf(names);
    }

    /**
     * The last lines of the logs that are being written, and of the newest of those that none is.
     *
     * @param count of each log
     */
    public List<Line> begin(List<Instance> running, int count) {
        List<Line> lines = new ArrayList<>();
        for (String name : named()) {
            seen.addAll(logs.files(name));
            for (Path log : open(name, running)) {
                Deque<Line> tail = new ArrayDeque<>();
                for (Line line : place(name, log).more()) {
                    tail.addLast(line);
                    if (tail.size() > count) {
                        tail.removeFirst();
                    }
                }
                lines.addAll(tail);
            }
        }
        return lines;
    }

    /** What was written since, log by log. */
    public List<Line> next() {
        for (String name : named()) {
            logs.files(name).reversed().stream().filter(seen::add).forEach(log -> place(name, log));
        }
        List<Line> lines = new ArrayList<>();
        places.values().forEach(place -> lines.addAll(place.more()));
        places.keySet().removeIf(log -> !Files.exists(log));
        return lines;
    }

    private Collection<String> named() {
        return names.isEmpty() ? logs.names() : names;
    }

    private List<Path> open(String name, List<Instance> running) {
        List<Path> written = running.stream()
                .filter(instance -> instance.name().equals(name))
                .map(instance -> Path.of(instance.logFile()))
                .toList();
        return written.isEmpty() ? logs.newest(name).stream().toList() : written;
    }

    private Place place(String name, Path log) {
        return places.computeIfAbsent(log, file -> new Place(name, file));
    }

    /** How far a log was read. */
    private static final class Place {

        private final String name;
        private final Path log;
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private long position;

        Place(String name, Path log) {
            this.name = name;
            this.log = log;
        }

        List<Line> more() {
            List<Line> lines = new ArrayList<>();
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                if (file.length() < position) {
                    position = 0;
                    begun.reset();
                }
                file.seek(position);
                byte[] bytes = new byte[8192];
                for (int read = file.read(bytes); read > 0; read = file.read(bytes)) {
                    position += read;
                    split(bytes, read, lines);
                }
            } catch (IOException e) {
                return lines; // it was removed, as old logs are
            }
            return lines;
        }

        private void split(byte[] bytes, int count, List<Line> lines) {
            for (int i = 0; i < count; i++) {
                if (bytes[i] == '\n') {
                    lines.add(new Line(name, begun.toString(StandardCharsets.UTF_8)));
                    begun.reset();
                } else {
                    begun.write(bytes[i]);
                }
            }
        }
    }
}
