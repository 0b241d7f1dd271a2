package dev.mesh4j.acceptance.ctl;

import static org.awaitility.Awaitility.await;

import dev.mesh4j.meshctl.Meshctl;
import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.terminal.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs meshctl, with a state directory of its own, on the classes that this test runs on. */
final class Operator {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** @param folder the working directory; the state is kept below it */
    Operator(Path folder, String registryUrl) throws IOException {
        this.folder = folder;
        environment.put("MESH_STATE_DIR", folder.resolve("state").toString());
        environment.put("MESH_REGISTRY_URL", registryUrl);
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        Files.createDirectories(folder.resolve("classpath"));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Files.writeString(folder.resolve("classpath/agent"), classPath);
        Files.writeString(folder.resolve("classpath/registry"), classPath);
    }

    Operator with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A command that may still run. */
    static final class Running {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final AtomicInteger exit = new AtomicInteger(-1);
        private Thread thread = Thread.currentThread();

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }

        int exit() throws InterruptedException {
            thread.join();
            return exit.get();
        }

        void awaitErr(String text) {
            await().atMost(PATIENCE).untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(err())
                    .contains(text));
        }

        void awaitOut(String text) {
            await().atMost(PATIENCE).untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(out())
                    .as(err())
                    .contains(text));
        }
    }

    Running begin(String... args) {
        Running running = new Running();
        running.thread = Thread.ofPlatform().start(() -> running.exit.set(Meshctl.run(
                new Caller(environment, folder, stream(running.out), stream(running.err), false),
                new Platform(() -> new Distribution(folder), program -> new ClassCache.None()),
                args)));
        return running;
    }

    Running run(String... args) throws InterruptedException {
        Running running = begin(args);
        running.exit();
        return running;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
