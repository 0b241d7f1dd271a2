package dev.mesh4j.acceptance.mistakes;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** A beginner's class {@code Greeter}, compiled into a folder. */
record SourceCode(Path folder) {

    private static final String IMPORTS = """
            import dev.mesh4j.annotations.*;
            import dev.mesh4j.runtime.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            """;

    /** @param code the class, or what stands in an agent's class */
    Class<?> compile(String code, String... options) throws IOException {
        String whole = code.contains(" Greeter {")
                ? code
                : "@MeshAgent(name = \"greeter\") public class Greeter {\n" + code + "\n}";
        Path file = Files.writeString(folder.resolve("Greeter.java"), IMPORTS + whole);
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
        arguments.addAll(options.length == 0 ? List.of("-parameters") : List.of(options));
        arguments.add(file.toString());
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("it does not compile:\n" + whole);
        }
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, SourceCode.class.getClassLoader());
        try {
            return loader.loadClass(code.contains("class Inner") ? "Greeter$Inner" : "Greeter");
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no class Greeter in:\n" + whole, e);
        }
    }
}
