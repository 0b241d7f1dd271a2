package dev.mesh4j.acceptance.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local Maven repository as it is after {@code mvn install}: the modules as they are on this test's class path, and links
 * to whatever else the user's own repository has.
 */
final class LocalRepository {

    private static final List<String> MODULES = List.of(
            "mesh-annotations", "mesh-protocol", "mesh-server", "mesh-runtime", "mesh-registry", "mesh-testkit");

    private LocalRepository() {}

    /** @param root of the checkout */
    static void lay(Path root, Path folder) throws IOException {
        Path own = Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
        link(own, Files.createDirectories(folder), "dev");
        link(own.resolve("dev"), Files.createDirectories(folder.resolve("dev")), "mesh4j");
        String version = version(root);
        install(root.resolve("pom.xml"), folder, "mesh4j", version, "pom");
        install(root.resolve("mesh-bom/pom.xml"), folder, "mesh-bom", version, "pom");
        for (String module : MODULES) {
            install(root.resolve(module).resolve("pom.xml"), folder, module, version, "pom");
            Path entry = entry(module);
            ClassPath.pack(entry, place(folder, module, version, "jar"));
        }
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (Stream<Path> parts = Files.list(from)) {
            for (Path part : parts.toList()) {
                if (!part.endsWith(except)) {
                    Files.createSymbolicLink(to.resolve(part.getFileName()), part);
                }
            }
        }
    }

    private static void install(Path file, Path folder, String module, String version, String kind) throws IOException {
        Files.copy(file, place(folder, module, version, kind));
    }

    private static Path place(Path folder, String module, String version, String kind) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("dev/mesh4j/" + module + "/" + version));
        return directory.resolve(module + "-" + version + "." + kind);
    }

    private static Path entry(String module) {
        return ClassPath.entries().stream()
                .filter(entry -> ClassPath.jarName(entry).matches(module + "(-\\d.*)?\\.jar"))
                .findFirst()
                .orElseThrow();
    }

    private static String version(Path root) throws IOException {
        Matcher version = Pattern.compile("<artifactId>mesh4j</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(root.resolve("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("the root pom has no version");
        }
        return version.group(1);
    }
}
