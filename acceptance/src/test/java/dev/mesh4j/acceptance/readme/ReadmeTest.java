package dev.mesh4j.acceptance.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.mesh4j.acceptance.peer.NodePackages;
import dev.mesh4j.acceptance.survival.Processes;
import dev.mesh4j.server.state.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Does what the README and those of the examples say, with the real script, and compares what is printed.
 * {@code -Dmesh4j.readme=stateful} chooses those whose path has this text.
 */
@ResourceLock(Processes.PROCESSORS)
@Timeout(600)
@Execution(ExecutionMode.SAME_THREAD) // starting one mesh keeps a small machine busy
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Commands that are checks of their own, or would build what is built. */
    private static final List<String> CHECKED_ELSEWHERE = List.of("mvn verify", "conformance/run", "git clone");

    /** Its service runs in the foreground; {@code OrdersTest} runs it in a mesh of its own. */
    private static final String SPRING_BOOT = "examples/spring-boot/README.md";

    private static final String REDIS = "127.0.0.1:6379";
    private static final String REGISTRY = "127.0.0.1:8000";

    private Path temporary = Path.of("");

    static Stream<String> documents() throws IOException {
        try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
            List<Path> all =
                    new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("docs/start/first-mesh.md")));
            examples.map(example -> example.resolve("README.md"))
                    .filter(Files::exists)
                    .sorted()
                    .forEach(all::add);
            String chosen = System.getProperty("mesh4j.readme", "");
            return all.stream()
                    .map(file -> ROOT.relativize(file).toString())
                    .filter(file -> file.contains(chosen) && !file.equals(SPRING_BOOT))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void what_it_says_is_what_happens(String document) throws Exception {
        List<Step> steps = Document.steps(ROOT.resolve(document)).stream()
                .filter(step -> CHECKED_ELSEWHERE.stream().noneMatch(step.commands()::contains))
                .toList();
        temporary = Path.of("target/readme").resolve(document.replace('/', '-')).toAbsolutePath();
        Checkout checkout = Checkout.lay(ROOT, temporary);
        SavedFiles.save(ROOT.resolve(document), checkout.folder());
        requireBuilt(document, steps, checkout);
        if (steps.stream().anyMatch(step -> step.commands().contains("examples/npm-server"))) {
            NodePackages.install();
            // npx takes a package that is there
            Files.createSymbolicLink(checkout.folder().resolve("node_modules"), NodePackages.FOLDER);
        }
        if (steps.stream().anyMatch(step -> step.commands().contains(REDIS))) {
            try (RedisServer redis = RedisServer.start()) {
                run(steps, checkout, redis.uri().getAuthority());
            }
        } else {
            run(steps, checkout, REDIS);
        }
    }

    /** An example that this module does not depend on is there only once the whole project was packaged. */
    private static void requireBuilt(String document, List<Step> steps, Checkout checkout) {
        Path example = checkout.folder().resolve(document).resolveSibling("target/mesh/classpath");
        if (!steps.isEmpty() && document.startsWith("examples/") && !Files.exists(example)) {
            String message = "NOT TESTED: " + document + ", whose classes are not on this test's class path";
            System.err.println(message);
            abort(message);
        }
    }

    private void run(List<Step> steps, Checkout checkout, String redis) throws IOException, InterruptedException {
        try (UserShell shell = new UserShell(checkout)) {
            StringBuilder script = new StringBuilder();
            for (int i = 0; i < steps.size(); i++) {
                String commands = steps.get(i).commands().replace(REDIS, redis).replace(REGISTRY, shell.registry());
                script.append("{\n%s\n} > '%s' 2>&1\necho $? > '%s'\n".formatted(commands, output(i), code(i)));
            }
            shell.run(script.toString());
        }
        for (int i = 0; i < steps.size(); i++) {
            check(
                    steps.get(i),
                    Files.readString(output(i)),
                    Files.readString(code(i)).strip());
        }
    }

    private static void check(Step step, String printed, String code) {
        String shown =
                "line " + step.line() + "\n" + step.commands() + "\nprinted (exit code " + code + ")\n" + printed;
        if (step.expected() == null) {
            assertThat(code).as(shown).isEqualTo("0");
        } else {
            assertThat(Printed.matches(step.expected(), printed))
                    .as(shown + "\nand not\n" + step.expected())
                    .isTrue();
        }
    }

    private Path output(int step) {
        return temporary.resolve("step-" + step + ".out");
    }

    private Path code(int step) {
        return temporary.resolve("step-" + step + ".code");
    }
}
