package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.process.StateDirectory;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Runs command lines as a caller of its own, with a state directory of its own. */
final class Shell {

    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final Path folder;
    private volatile ByteArrayOutputStream printing = new ByteArrayOutputStream();

    /** @param folder the working directory; the state is kept below it */
    Shell(Path folder) {
        this.folder = folder;
        environment.put(StateDirectory.VARIABLE, "state");
        environment.put("MESH_REGISTRY_URL", "http://127.0.0.1:1");
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A shell whose registry is a peer. */
    static Shell of(Path folder, MeshPeer peer) {
        return new Shell(folder).with("MESH_REGISTRY_URL", peer.url());
    }

    StateDirectory state() {
        return new StateDirectory(folder.resolve("state"));
    }

    /** The results so far of the last command, which may still run. */
    String printed() {
        return printing.toString(StandardCharsets.UTF_8);
    }

    Outcome run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        printing = out;
        Caller caller = new Caller(environment, folder, stream(out), stream(err), false);
        Platform platform = new Platform(() -> new Distribution(folder), program -> new ClassCache.None());
        int exit = Meshctl.run(caller, platform, args);
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    record Outcome(int exit, String out, String err) {

        JsonNode json() {
            return Json.mapper().readTree(out);
        }
    }
}
