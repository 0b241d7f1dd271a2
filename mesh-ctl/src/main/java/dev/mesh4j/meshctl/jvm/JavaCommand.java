package dev.mesh4j.meshctl.jvm;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line that runs a Java program on the JDK that runs meshctl. */
public final class JavaCommand {

    /** The first long-term version in which compact object headers and the trimming of the C heap are product flags. */
    private static final int COMPACT = 25;

    private final List<String> command = new ArrayList<>();

    /** A heap of the user's, in the JVM's own variable, replaces ours; other options there are added to ours. */
    private static final Pattern HEAP = Pattern.compile("-Xm[nsx]|-XX:[A-Za-z]*(Heap|RAM|NewSize)");

    /**
     * @param heap the flags of its heap, such as {@code -Xmx512m}
     * @param toolOptions what {@code JAVA_TOOL_OPTIONS} holds, empty when it is not set
     */
    public JavaCommand(ClassCache cache, List<String> heap, String toolOptions) {
        int version = Runtime.version().feature();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        if (!HEAP.matcher(toolOptions).find()) {
            command.addAll(heap);
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        if (version >= COMPACT) {
            command.add("-XX:+UseCompactObjectHeaders");
            // what the compilers used while starting goes back to the system: 10 to 30 MB of an agent at rest
            command.add("-XX:TrimNativeHeapInterval=3000");
        }
        command.addAll(cache.flags(version));
    }

    /** Keeps what the JVM itself has to say off the standard output, which is for a protocol. */
    public JavaCommand withoutOutput() {
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-XX:+DisplayVMOutputToStderr"));
        return this;
    }

    /** Lets a debugger attach on this machine; the program does not wait for it. */
    public JavaCommand debuggedAt(int port) {
        command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port);
        return this;
    }

    public List<String> ofClass(List<Path> classPath, String mainClass, List<String> arguments) {
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    public List<String> ofJar(Path jar, List<String> arguments) {
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
