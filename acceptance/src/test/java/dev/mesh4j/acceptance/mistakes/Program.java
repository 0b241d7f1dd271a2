package dev.mesh4j.acceptance.mistakes;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An agent in a process of its own, for what only its output shows. */
final class Program implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 40;

    private final Process process;
    private final BufferedReader output;

    Program(Path folder, Class<?> main, String... arguments) throws IOException {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                main.getName());
        process = new ProcessBuilder(
                        Stream.concat(java.stream(), Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        output = process.inputReader(StandardCharsets.UTF_8);
        // a program that says something else must not be waited for without end
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    /** That of this test with one logger: meshctl has one that is silent. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-nop"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What its first line with these words says after its time and place. */
    String logged(String words) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(words)) {
                return line.substring(line.indexOf(words));
            }
        }
        return "it ends without a word of " + words;
    }

    /** All that it says until it ends, and its exit code. */
    String end() throws IOException, InterruptedException {
        String said = output.lines().collect(Collectors.joining("\n"));
        return process.waitFor() + ": " + said;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
