package dev.mesh4j.meshctl.program;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler of the JDK that runs meshctl, inside this process: the second compilation takes a fraction of the first. */
final class Javac {

    private final String classPath;

    Javac(List<Path> classPath) {
        this.classPath = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    String classPath() {
        return classPath;
    }

    /**
     * Compiles with parameter names and without annotation processors.
     *
     * @param shown how the sources are named when they do not compile
     * @throws MeshctlException with what the compiler says
     */
    void compile(List<Path> sources, Path classes, String shown) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw MeshctlException.failed(System.getProperty("java.home") + " has no compiler: set JAVA_HOME to a JDK");
        }
        StringWriter diagnostics = new StringWriter();
        List<String> options = List.of("-parameters", "-g", "-proc:none", "-cp", classPath, "-d", classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            diagnostics, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw MeshctlException.failed(
                        shown + " does not compile:\n" + diagnostics.toString().stripTrailing());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
