package dev.mesh4j.chaos;

import dev.mesh4j.chaos.process.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What processes need that live through the whole run: live objects after a full collection, and then resident memory. */
final class Memory {

    private static final long MEGABYTE = 1 << 20;
    /** What a heap may grow by, as what is kept about others has its bounds. */
    private static final double HEAP_GROWTH = 1.3;

    private static final long HEAP_SLACK = 6 * MEGABYTE;
    private static final double RESIDENT_GROWTH = 1.25;
    private static final long RESIDENT_SLACK = 24 * MEGABYTE;

    /** In bytes. */
    private record Sample(long live, long resident) {}

    private final Map<Program, Sample> begin = new LinkedHashMap<>();
    private final Map<Program, Sample> end = new LinkedHashMap<>();

    void begin(List<Program> programs) throws IOException, InterruptedException {
        take(programs, begin);
    }

    void end() throws IOException, InterruptedException {
        take(begin.keySet().stream().filter(each -> each.starts() == 1).toList(), end);
    }

    private static void take(List<Program> programs, Map<Program, Sample> to) throws IOException, InterruptedException {
        for (Program each : programs) {
            long live = each.liveBytes();
            to.put(each, new Sample(live, each.residentBytes()));
        }
    }

    /** One line for each process that lived all the time. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        end.forEach((program, last) -> {
            Sample first = begin.getOrDefault(program, last);
            lines.add("%-14s live %5.1f → %5.1f MB, resident %3d → %3d MB"
                    .formatted(
                            program.name(),
                            (double) first.live / MEGABYTE,
                            (double) last.live / MEGABYTE,
                            first.resident / MEGABYTE,
                            last.resident / MEGABYTE));
        });
        return lines;
    }

    /** Who has grown. */
    List<String> grown() {
        List<String> grown = new ArrayList<>();
        end.forEach((program, last) -> {
            Sample first = begin.getOrDefault(program, last);
            if (last.live > first.live * HEAP_GROWTH + HEAP_SLACK
                    || last.resident > first.resident * RESIDENT_GROWTH + RESIDENT_SLACK) {
                grown.add(program.name());
            }
        });
        return grown;
    }
}
