package dev.mesh4j.acceptance.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many lines a file has. */
record FileLines(Path file, int lines) {

    /** The shortest first. */
    static List<FileLines> of(List<Path> files) throws IOException {
        List<FileLines> counted = new ArrayList<>();
        for (Path file : files) {
            counted.add(new FileLines(file, Files.readAllLines(file).size()));
        }
        counted.sort(Comparator.comparingInt(FileLines::lines));
        return counted;
    }

    /** The line count that this share of the files does not exceed. */
    static int percentile(List<FileLines> shortestFirst, int percent) {
        int rank = Math.ceilDiv(shortestFirst.size() * percent, 100);
        return shortestFirst.get(Math.max(0, rank - 1)).lines();
    }
}
