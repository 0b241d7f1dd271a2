package dev.mesh4j.meshctl.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who belongs to which session: a started process leads one, and what it starts is in it unless it leaves on purpose. The
 * number of a session is not given to another process while anybody is in it.
 */
final class Sessions {

    private static final Path PROC = Path.of("/proc");

    private final Map<Long, List<Long>> members;

    private Sessions(Map<Long, List<Long>> members) {
        this.members = members;
    }

    /** All sessions as they are now; where there is no {@code /proc}, what descends from the leaders. */
    static Sessions now(List<Instance> leaders) {
        return Files.isDirectory(PROC.resolve("self")) ? ofProc() : ofDescendants(leaders);
    }

    /** Who lives in the session that an instance leads or led, itself left out. */
    List<ProcessHandle> of(Instance leader) {
        return members.getOrDefault(leader.pid(), List.of()).stream()
                .filter(pid -> pid != leader.pid())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(Liveness::isAlive)
                .filter(leader::isOlderThan)
                .toList();
    }

    private static Sessions ofDescendants(List<Instance> leaders) {
        Map<Long, List<Long>> members = new HashMap<>();
        for (Instance leader : leaders) {
            Stream<ProcessHandle> below = leader.process().stream().flatMap(ProcessHandle::descendants);
            members.put(leader.pid(), below.map(ProcessHandle::pid).toList());
        }
        return new Sessions(members);
    }

    private static Sessions ofProc() {
        Map<Long, List<Long>> members = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                session(process)
                        .ifPresent(session -> members.computeIfAbsent(session, key -> new ArrayList<>())
                                .add(Long.parseLong(process.getFileName().toString())));
            }
        } catch (IOException e) {
            return new Sessions(Map.of());
        }
        return new Sessions(members);
    }

    /** Empty for a process that has just ended. */
    private static Optional<Long> session(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            // pid (comm) state ppid pgrp session
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
            return Optional.of(Long.parseLong(fields[3]));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
