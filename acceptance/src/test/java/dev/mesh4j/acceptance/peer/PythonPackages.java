package dev.mesh4j.acceptance.peer;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The agents in {@code src/test/python}, and a virtual environment with the packages that their requirements pin. */
final class PythonPackages {

    private static final Path SOURCES = Path.of("src/test/python").toAbsolutePath();
    private static final Path TARGET = Path.of("target/python").toAbsolutePath();
    private static final Path REQUIREMENTS = SOURCES.resolve("requirements.txt");
    private static final Path INSTALLED = TARGET.resolve("installed-requirements.txt");
    private static final Path PYTHON = TARGET.resolve("venv/bin/python");

    private PythonPackages() {}

    /** Fetches the packages, unless these are there. Aborts where they cannot be had. */
    static synchronized PythonPackages install() throws IOException, InterruptedException {
        Files.createDirectories(TARGET);
        if (!Files.exists(INSTALLED) || Files.mismatch(REQUIREMENTS, INSTALLED) >= 0) {
            run("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 11))");
            run("python3", "-m", "venv", "--clear", TARGET.resolve("venv").toString());
            run(PYTHON.toString(), "-m", "pip", "install", "--quiet", "--no-input", "-r", REQUIREMENTS.toString());
            Files.copy(REQUIREMENTS, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
        }
        return new PythonPackages();
    }

    /** The words that run an agent. */
    List<String> command(String script) {
        return List.of(PYTHON.toString(), SOURCES.resolve(script).toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(TARGET, "output", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly().waitFor();
            if (!ended || process.exitValue() != 0) {
                skip(String.join(" ", command) + ": " + Files.readString(output).strip());
            }
        } catch (IOException e) {
            skip(e.getMessage());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void skip(String reason) {
        String message =
                "NOT TESTED: agents in Python, for python3 3.11 or newer with their packages cannot be had: " + reason;
        System.err.println(message);
        abort(message);
    }
}
