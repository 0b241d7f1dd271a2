package dev.mesh4j.meshctl.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Compiles one source file into a jar named after its content, so that an unchanged file is compiled once and a changed one
 * never touches classes that a running agent loads from.
 */
final class SourceCompiler {

    private final Javac javac;
    private final Path root;

    SourceCompiler(List<Path> libraries, Path root) {
        this.javac = new Javac(libraries);
        this.root = root;
    }

    /** The jar of the classes. */
    Path compile(Path source) {
        try {
            String name = String.valueOf(source.getFileName()).replaceAll("\\.java$", "");
            Path jar = root.resolve(name + "-" + digest(source) + ".jar");
            if (!Files.exists(jar)) {
                Path classes = Files.createTempDirectory(root, "draft-");
                try {
                    javac.compile(List.of(source), classes, String.valueOf(source.getFileName()));
                    ClassFolder.pack(classes, jar);
                } finally {
                    ClassFolder.delete(classes);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String digest(Path source) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(source));
            digest.update(javac.classPath().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
