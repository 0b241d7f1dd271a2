package dev.mesh4j.acceptance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A user at a shell in a checkout, with records, a registry's port and a Maven repository apart. Closing stops the mesh. */
final class UserShell implements AutoCloseable {

    private final Checkout checkout;
    private final int registryPort;

    UserShell(Checkout checkout) throws IOException {
        this.checkout = checkout;
        try (ServerSocket socket = new ServerSocket(0)) {
            registryPort = socket.getLocalPort();
        }
    }

    /** Host and port of this user's registry. */
    String registry() {
        return "127.0.0.1:" + registryPort;
    }

    /** Runs a script to its end; what it prints is for the script to keep. */
    void run(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(checkout.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        var environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MESH_STATE_DIR", checkout.state().toString());
        environment.put("MESH_REGISTRY_URL", "http://" + registry());
        environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + checkout.repository());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("it ended").isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("./meshctl stop --registry > /dev/null 2>&1");
    }
}
