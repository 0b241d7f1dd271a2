package dev.mesh4j.meshctl.program;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles one source file into a jar named after its content, so that an unchanged file is compiled once and a changed one
 * never touches classes that a running agent loads from.
 */
final class SourceCompiler {

    private final String classPath;
    private final Path root;

    SourceCompiler(List<Path> libraries, Path root) {
        this.classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
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
                    javac(source, classes);
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

    private void javac(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw MeshctlException.failed(System.getProperty("java.home") + " has no compiler: set JAVA_HOME to a JDK");
        }
        StringWriter diagnostics = new StringWriter();
        List<String> options = List.of("-parameters", "-proc:none", "-cp", classPath, "-d", classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            diagnostics, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw MeshctlException.failed(source.getFileName() + " does not compile:\n"
                        + diagnostics.toString().stripTrailing());
            }
        }
    }

    private String digest(Path source) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(source));
            digest.update(classPath.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
