package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.LeanJar;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.process.InstanceStore;
import dev.mesh4j.meshctl.process.StateDirectory;
import dev.mesh4j.meshctl.process.Stopper;
import dev.mesh4j.meshctl.registry.RegistryUrl;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/**
 * {@code meshctl train}, which the launch script runs after a build: a small mesh lives once, while its registry and one of
 * its agents record the classes they load, and while a meshctl does so that the script gives the command of.
 */
@Command(name = "train", hidden = true, description = "Runs a small mesh to record what later ones load.")
final class TrainCommand implements Callable<Integer> {

    /** A program writes its cache before it ends. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final int CALLS = 20;

    private final Meshctl meshctl;

    @Parameters(index = "0", paramLabel = "CACHES", description = "The folder that the caches are written to.")
    private Path caches = Path.of("");

    @Parameters(index = "1", paramLabel = "STATE", description = "A folder to work in.")
    private Path state = Path.of("");

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "COMMAND", description = "Runs the recorded meshctl.")
    private List<String> exercise = List.of();

    TrainCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Path jar : meshctl.platform().distribution().get().jars()) {
            LeanJar.renew(jar);
        }
        Platform plain = new Platform(meshctl.platform().distribution(), program -> new ClassCache.None());
        Platform recording = new Platform(
                meshctl.platform().distribution(),
                program ->
                        new ClassCache.Recorded(meshctl.caller().resolve(caches).resolve(program + ".cache")));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop-training"));
        String registry = json(run(recording, "", "registry", "start", "--port", "0", "--detach", "--json"))
                .path("registry_url")
                .stringValue();
        run(plain, registry, "start", source("Clock"), "--detach");
        run(recording, registry, "start", source("Greeter"), "--detach");
        use(plain, registry);
        stopAll();
        return ExitCode.OK;
    }

    /** At the end, and on the way out of a training that failed or was interrupted. */
    private void stopAll() {
        InstanceStore instances = new InstanceStore(new StateDirectory(folder()));
        new Stopper(instances, GRACE).stop(instances.running());
    }

    /** Calls until the agent's busy paths are known to be busy, and lets the recorded meshctl have its turn. */
    private void use(Platform platform, String registry) throws IOException, InterruptedException {
        for (int i = 0; i < CALLS; i++) {
            run(platform, registry, "call", "training_greeting", "{\"name\":\"Ada\"}");
        }
        ProcessBuilder builder = new ProcessBuilder(exercise).inheritIO();
        builder.environment().putAll(environment(registry));
        if (builder.start().waitFor() != 0) {
            throw MeshctlException.failed("training: meshctl was not recorded");
        }
    }

    private Map<String, String> environment(String registry) {
        Map<String, String> environment = new HashMap<>(meshctl.caller().environment());
        environment.put(RegistryUrl.VARIABLE, registry);
        environment.put(StateDirectory.VARIABLE, folder().toString());
        return environment;
    }

    private String run(Platform platform, String registry, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Caller caller = new Caller(
                environment(registry),
                meshctl.caller().workingDirectory(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false);
        if (Meshctl.run(caller, platform, args) != ExitCode.OK) {
            throw MeshctlException.failed(
                    "training: 'meshctl " + String.join(" ", args) + "': " + out.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String source(String agent) throws IOException {
        Path file = folder().resolve(agent + ".java");
        String resource = "training/" + agent + ".java";
        try (InputStream text = Objects.requireNonNull(TrainCommand.class.getResourceAsStream(resource), resource)) {
            Files.write(file, text.readAllBytes());
        }
        return file.toString();
    }

    private Path folder() {
        return meshctl.caller().resolve(state);
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text);
    }
}
