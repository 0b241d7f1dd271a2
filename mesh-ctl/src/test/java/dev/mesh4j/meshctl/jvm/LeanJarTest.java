package dev.mesh4j.meshctl.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LeanJarTest {

    private static final String BUNDLE = """
            Manifest-Version: 1.0
            Multi-Release: true
            Implementation-Version: 1.2.3
            Import-Package: a,b,c
            Export-Package: d;version="1",
             e
            Require-Capability: osgi.ee
            """;

    @TempDir
    private Path folder;

    @Test
    void a_library_of_java_5_becomes_one_of_java_8_and_still_runs() throws Exception {
        Path jar = Files.copy(jarOf(CommandLine.class), folder.resolve("library.jar"));
        assertThat(major(jar, "picocli/CommandLine.class")).isLessThan(50);

        assertThat(LeanJar.renew(jar)).isTrue();

        assertThat(major(jar, "picocli/CommandLine.class")).isEqualTo(52);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                JarFile renewed = new JarFile(jar.toFile());
                JarFile original = new JarFile(jarOf(CommandLine.class).toFile())) {
            assertThat(renewed.stream().map(JarEntry::getName))
                    .containsExactlyElementsOf(
                            original.stream().map(JarEntry::getName).toList());
            // loading with initialisation verifies
            Class<?> type = Class.forName("picocli.CommandLine", true, loader);
            assertThat(type.getField("VERSION").get(null)).isEqualTo(CommandLine.VERSION);
        }
        assertThat(folder).isDirectoryContaining("glob:**library.jar");
        assertThat(LeanJar.renew(jar)).as("a second time").isFalse();
    }

    @Test
    void a_newer_library_is_left_alone() throws IOException {
        Path jar = folder.resolve("newer.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("A.class"));
            out.write(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 52});
        }
        byte[] before = Files.readAllBytes(jar);

        assertThat(LeanJar.renew(jar)).isFalse();
        assertThat(jar).hasBinaryContent(before);
        assertThat(folder.toFile().list()).containsExactly("newer.jar");
    }

    @Test
    void a_manifest_keeps_what_the_jvm_reads_and_loses_what_is_for_osgi() throws IOException {
        Path jar = folder.resolve("bundle.jar");
        write(jar, Map.of(JarFile.MANIFEST_NAME, BUNDLE));

        assertThat(LeanJar.renew(jar)).isTrue();

        try (JarFile renewed = new JarFile(jar.toFile())) {
            assertThat(renewed.isMultiRelease()).isTrue();
            assertThat(renewed.getManifest().getMainAttributes().keySet())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder("Manifest-Version", "Multi-Release", "Implementation-Version");
        }
    }

    @Test
    void a_signed_library_is_left_alone() throws IOException {
        Path jar = folder.resolve("signed.jar");
        write(jar, Map.of(JarFile.MANIFEST_NAME, BUNDLE, "META-INF/SOMEBODY.SF", "Signature-Version: 1.0\r\n\r\n"));
        byte[] before = Files.readAllBytes(jar);

        assertThat(LeanJar.renew(jar)).isFalse();
        assertThat(jar).hasBinaryContent(before);
    }

    private static void write(Path jar, Map<String, String> entries) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static int major(Path jar, String entry) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getInputStream(file.getEntry(entry)).readNBytes(8)[7];
        }
    }
}
