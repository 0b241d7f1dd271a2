package dev.mesh4j.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The script in {@code src/test/typescript}, with the npm packages that its lock file pins. */
final class TypeScriptClient {

    private static final Path SOURCES = Path.of("src/test/typescript");
    private static final Path TARGET = Path.of("target/typescript-client");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "client.mjs");

    private TypeScriptClient() {}

    /** Whether the programs it needs are on the path. */
    static boolean canRun() throws IOException, InterruptedException {
        return answers("npm") && answers("node");
    }

    /** Copies the script and fetches its packages, unless the ones of this lock file are there. */
    static TypeScriptClient install() throws IOException, InterruptedException {
        Files.createDirectories(TARGET);
        boolean current = Files.exists(TARGET.resolve("node_modules/.package-lock.json"))
                && Files.mismatch(SOURCES.resolve("package-lock.json"), TARGET.resolve("package-lock.json")) < 0;
        for (String file : FILES) {
            Files.copy(SOURCES.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!current) {
            run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        }
        return new TypeScriptClient();
    }

    /** What the script saw of the agent at a port, see there. */
    JsonNode report(int port, String mode, String tool, String arguments) throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + port + "/mcp";
        String printed = run(List.of("node", "client.mjs", url, mode, tool, arguments));
        return Json.mapper().readTree(printed);
    }

    /** The same of a server that the script starts and speaks with over its streams. */
    JsonNode report(List<String> command, String mode, String tool, String arguments)
            throws IOException, InterruptedException {
        String server = Json.mapper().writeValueAsString(command);
        String printed = run(List.of("node", "client.mjs", server, mode, tool, arguments));
        return Json.mapper().readTree(printed);
    }

    private static boolean answers(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(TARGET, "output", ".txt");
        Path errors = Files.createTempFile(TARGET, "errors", ".txt");
        Process process = new ProcessBuilder(new ArrayList<>(command))
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
}
