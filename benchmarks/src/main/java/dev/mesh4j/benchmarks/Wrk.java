package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by wrk: each connection sends its next call when the last one is answered. */
record Wrk(Path script) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern BAD =
            Pattern.compile("(Non-2xx[^\\n]*|Socket errors[^\\n]*|bad answers: [1-9][^\\n]*)");

    /**
     * What a run measured.
     *
     * @param perSecond calls answered in a second
     */
    record Sample(double perSecond, double p50Millis, double p99Millis) {}

    Sample run(int callers, int seconds, int port, String tool) throws IOException, InterruptedException {
        return sample(
                callers, seconds, List.of("-s", script.toString(), "http://127.0.0.1:" + port + "/mcp", "--", tool));
    }

    /** GET of a path. */
    Sample get(int callers, int seconds, int port, String path) throws IOException, InterruptedException {
        return sample(callers, seconds, List.of("http://127.0.0.1:" + port + path));
    }

    private static Sample sample(int callers, int seconds, List<String> what) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t1", "-c" + callers, "-d" + seconds + "s", "--latency"));
        command.addAll(what);
        String output = Child.run(Path.of("."), Map.of(), command);
        Matcher bad = BAD.matcher(output);
        if (bad.find()) {
            throw new IllegalStateException(what.getLast() + " with " + callers + " callers: " + bad.group());
        }
        return new Sample(number(RATE, output), percentile("50%", output), percentile("99%", output));
    }

    private static double percentile(String name, String output) {
        Matcher found = Pattern.compile("\\s" + name + "\\s+([0-9.]+)(us|ms|s)").matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + output);
        }
        double value = Double.parseDouble(found.group(1));
        return switch (found.group(2)) {
            case "us" -> value / 1000;
            case "ms" -> value;
            default -> value * 1000;
        };
    }

    private static double number(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + output);
        }
        return Double.parseDouble(found.group(1));
    }
}
