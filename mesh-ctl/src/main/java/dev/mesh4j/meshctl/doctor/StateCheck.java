package dev.mesh4j.meshctl.doctor;

import dev.mesh4j.meshctl.process.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether logs, records and databases have room.
 *
 * @param wanted free bytes
 */
record StateCheck(StateDirectory state, long wanted) implements Check {

    static final long USUAL = 200L * 1024 * 1024;

    private static final long MEGABYTE = 1024L * 1024;

    @Override
    public String name() {
        return "state";
    }

    @Override
    public List<Finding> look() throws IOException {
        Path root = state.root();
        if (Files.exists(root) && (!Files.isDirectory(root) || !Files.isWritable(root))) {
            return List.of(Finding.fail(
                    name(),
                    root + (Files.isDirectory(root) ? " cannot be written to" : " is no folder"),
                    "make it yours, or set " + StateDirectory.VARIABLE + " to another folder"));
        }
        Path there = root;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        String found = root + " has " + free / MEGABYTE + " MB left";
        return List.of(
                free >= wanted
                        ? Finding.ok(name(), found)
                        : Finding.fail(
                                name(),
                                found + " (expected: " + wanted / MEGABYTE + " MB)",
                                "free some, or set " + StateDirectory.VARIABLE + " to a folder on another disk"));
    }
}
