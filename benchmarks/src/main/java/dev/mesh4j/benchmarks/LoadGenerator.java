package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.load.LoadMain;
import dev.mesh4j.benchmarks.load.Outcome;
import dev.mesh4j.benchmarks.load.Work;
import dev.mesh4j.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process that puts load on registries; one for all of it, so that its code is compiled when it counts. */
final class LoadGenerator implements AutoCloseable {

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private LoadGenerator(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static LoadGenerator start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                LoadMain.class.getName());
        return new LoadGenerator(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * Returns when it is done.
     *
     * @throws IllegalStateException when not every request was answered as it should be
     */
    Outcome run(Work work) throws IOException {
        in.write(Json.mapper().writeValueAsString(work) + "\n");
        in.flush();
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException("the load generator ended at " + work);
        }
        Outcome outcome = Json.mapper().readValue(line, Outcome.class);
        if (outcome.failed() > 0) {
            throw new IllegalStateException(work + ": " + outcome);
        }
        return outcome;
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
