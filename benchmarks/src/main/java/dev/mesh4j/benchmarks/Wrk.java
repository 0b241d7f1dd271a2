package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Load by wrk: each connection sends its next call when the last one is answered.
 *
 * @param script makes the calls, looks at the answers and prints the figures
 */
record Wrk(Path script) {

    private static final Pattern FIGURES =
            Pattern.compile("figures: (\\d+) (\\d+) ([0-9.]+) ([0-9.]+) ([0-9.]+) (\\d+)");

    /**
     * What a run measured.
     *
     * @param calls that were answered
     */
    record Sample(long calls, double seconds, double p50Millis, double p99Millis, double p999Millis) {

        double perSecond() {
            return calls / seconds;
        }
    }

    /**
     * What is called.
     *
     * @param session {@link FirstAnswer#NO_SESSION} for none
     * @param kib of text in the argument and in the answer
     */
    record Call(Era era, int port, String session, String tool, int kib) {}

    /** @throws IllegalStateException when an answer was not what it should be */
    Sample run(int callers, int seconds, Call call) throws IOException, InterruptedException {
        return sample(
                callers,
                seconds,
                "http://127.0.0.1:" + call.port() + "/mcp",
                List.of(call.era().version(), call.session(), call.tool(), String.valueOf(call.kib())));
    }

    /** GET of a path. */
    Sample get(int callers, int seconds, int port, String path) throws IOException, InterruptedException {
        return sample(callers, seconds, "http://127.0.0.1:" + port + path, List.of());
    }

    private Sample sample(int callers, int seconds, String url, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("wrk", "-t1", "-c" + callers, "-d" + seconds + "s", "-s", script.toString(), url, "--"));
        command.addAll(arguments);
        String output = Child.run(Path.of("."), Map.of(), command);
        Matcher figures = FIGURES.matcher(output);
        if (!figures.find() || !figures.group(6).equals("0")) {
            throw new IllegalStateException(String.join(" ", command) + ":\n" + output);
        }
        return new Sample(
                Long.parseLong(figures.group(1)),
                Double.parseDouble(figures.group(2)) / 1e6,
                Double.parseDouble(figures.group(3)) / 1e3,
                Double.parseDouble(figures.group(4)) / 1e3,
                Double.parseDouble(figures.group(5)) / 1e3);
    }
}
