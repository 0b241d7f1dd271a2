package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed often loads nothing that only other commands need. */
class LightStartTest {

    @TempDir
    Path folder;

    @Test
    void help_list_and_call_load_no_heavy_library() throws Exception {
        try (MeshPeer peer = new MeshPeer().offering("clock-1", "time")) {
            for (String command : List.of("--help", "list", "call time")) {
                assertThat(classes(peer, command.split(" ")))
                        .as(command)
                        .contains(Meshctl.class.getName())
                        .noneMatch(name -> name.matches("(org\\.jline|io\\.methvin|org\\.objectweb)\\..*")
                                || name.contains(".meshctl.watch."));
            }
        }
    }

    private List<String> classes(MeshPeer peer, String... args) throws Exception {
        Path log = folder.resolve("classes");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Meshctl.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("MESH_REGISTRY_URL", peer.url());
        builder.environment().put("MESH_STATE_DIR", folder.toString());
        assertThat(builder.start().waitFor()).as(Files.readString(folder.resolve("output"))).isZero();
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "").replaceFirst(" .*", ""))
                .filter(name -> !name.startsWith("java."))
                .toList();
    }
}
