package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs main classes of a project in {@code benchmarks/peers} on the flags that our agents run on.
 *
 * @param jvm a Java program and its flags
 * @param target of the project, as {@code benchmarks/run} built it
 */
record PeerJava(List<String> jvm, Path target) {

    boolean isThere() {
        return Files.exists(target.resolve("classpath"));
    }

    Child start(String main, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(jvm);
        String libraries = Files.readString(target.resolve("classpath")).strip();
        command.addAll(List.of("-cp", target.resolve("classes") + ":" + libraries, main));
        command.addAll(List.of(arguments));
        return Child.start(command, environment);
    }
}
