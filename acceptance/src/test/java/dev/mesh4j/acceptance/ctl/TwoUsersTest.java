package dev.mesh4j.acceptance.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.acceptance.ctl.Operator.Running;
import dev.mesh4j.acceptance.survival.Processes;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two users of one machine, neither of whom says where the registry is. */
@ResourceLock(Processes.PROCESSORS)
class TwoUsersTest {

    @TempDir
    Path folder;

    private final List<Operator> operators = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (Operator operator : operators) {
            operator.run("stop", "--registry");
        }
    }

    @Test
    void the_second_users_mesh_is_apart_from_the_first_ones() throws Exception {
        int port = freePort();
        apart(user("ada", port), user("bob", port), port);
    }

    private static void apart(Operator ada, Operator bob, int port) throws Exception {
        Running first = ada.run("registry", "start", "--detach");
        assertThat(first.out()).as(first.err()).startsWith("registry at http://127.0.0.1:" + port + " ");
        Running second = bob.run("registry", "start", "--detach");
        assertThat(second.out())
                .as(second.err())
                .startsWith("registry at http://127.0.0.1:")
                .doesNotContain(":" + port + " ");

        assertThat(bob.run("start", "Motto.java", "--detach").err()).isEmpty();
        assertThat(bob.run("list").out()).contains("motto");
        assertThat(bob.run("call", "motto").out()).contains("bob");
        assertThat(ada.run("list").out()).doesNotContain("motto");
        assertThat(ada.run("stop").err()).isEqualTo("nothing to stop\n");
        assertThat(bob.run("list").out()).contains("motto");

        assertThat(bob.run("stop", "--registry").out()).contains("stopped motto", "stopped registry");
        assertThat(ada.run("status").out()).contains("http://127.0.0.1:" + port);
    }

    private Operator user(String name, int port) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("Motto.java"), """
                import dev.mesh4j.annotations.*;
                import dev.mesh4j.runtime.Mesh;
                @MeshAgent(name = "motto")
                public final class Motto {
                    @MeshTool(capability = "motto")
                    public String motto() { return "%s"; }
                    public static void main(String[] args) { Mesh.run(Motto.class, args); }
                }
                """.formatted(name));
        Operator operator = new Operator(home, "").with("MESH_DEFAULT_REGISTRY_PORT", "" + port);
        operators.add(operator);
        return operator;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
