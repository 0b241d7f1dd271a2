package dev.mesh4j.meshctl.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Maven that builds projects. */
record MavenCheck(Map<String, String> environment) implements Check {

    private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)([\\w.-]*)");
    private static final String WANTED = "install Maven 3.8 or newer (single .java files and jars start without it)";

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public List<Finding> look() throws IOException {
        Optional<Path> mvn = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst();
        return List.of(mvn.isEmpty() ? Finding.warn(name(), "mvn is not on the PATH", WANTED) : version(mvn.get()));
    }

    private Finding version(Path mvn) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(mvn.toString(), "-v").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(said);
            if (!version.find()) {
                return Finding.warn(
                        name(),
                        mvn + " does not say its version: "
                                + said.lines().findFirst().orElse("it is silent"),
                        WANTED);
            }
            int major = Integer.parseInt(version.group(1));
            boolean old = major < 3 || (major == 3 && Integer.parseInt(version.group(2)) < 8);
            String found = version.group(1) + "." + version.group(2) + version.group(3) + " at " + mvn;
            return old ? Finding.warn(name(), found + " is too old", WANTED) : Finding.ok(name(), found);
        } finally {
            process.destroyForcibly();
        }
    }
}
