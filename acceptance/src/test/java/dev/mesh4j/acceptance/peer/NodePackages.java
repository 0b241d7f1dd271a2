package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.mesh4j.protocol.client.stdio.StdioCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The scripts in {@code src/test/typescript}, with the npm packages and the Node.js that their lock file pins. */
public final class NodePackages {

    private static final Path SOURCES = Path.of("src/test/typescript");
    private static final Path TARGET = Path.of("target/typescript").toAbsolutePath();
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "client.mjs", "server.mjs");
    /** Where npm puts packages. */
    public static final Path FOLDER = TARGET.resolve("node_modules");

    private static final Path INSTALLED = TARGET.resolve("installed-lock.json");

    private NodePackages() {}

    /** Copies the scripts and fetches their packages, unless the ones of this lock file are there. Aborts without npm. */
    public static synchronized NodePackages install() throws IOException, InterruptedException {
        if (!npmAnswers()) {
            String message = "NOT TESTED: MCP clients and servers of others, for npm is not on the path";
            System.err.println(message);
            abort(message);
        }
        Files.createDirectories(TARGET);
        for (String file : FILES) {
            Files.copy(SOURCES.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(INSTALLED) || Files.mismatch(TARGET.resolve("package-lock.json"), INSTALLED) >= 0) {
            run(List.of("npm", "ci", "--no-audit", "--no-fund"));
            Files.copy(TARGET.resolve("package-lock.json"), INSTALLED, StandardCopyOption.REPLACE_EXISTING);
        }
        return new NodePackages();
    }

    /** A file of the packages, which may be missing when its package is not for this machine. */
    Path file(String path) {
        return TARGET.resolve(path);
    }

    /** The words that run a script, a path below the folder of the packages, on the pinned Node.js. */
    List<String> command(String script, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(TARGET.resolve("node_modules/node/bin/node").toString());
        words.add(TARGET.resolve(script).toString());
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }

    /** The same, as the command of a server that speaks over its standard streams. */
    StdioCommand stdio(String script, String... arguments) {
        return StdioCommand.of(command(script, arguments).toArray(String[]::new));
    }

    /** What a command prints; fails when it does not end well. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(TARGET, "output", ".txt");
        Path errors = Files.createTempFile(TARGET, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(TARGET.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("%s ended in time", command)
                    .isTrue();
            assertThat(process.exitValue())
                    .as("%s said %s", command, Files.readString(errors))
                    .isZero();
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static boolean npmAnswers() throws InterruptedException {
        try {
            return new ProcessBuilder("npm", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
