package dev.mesh4j.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Chaos by command: prints what became of the calls, and exits with 1 when a promise was broken. */
public final class RunChaos {

    private static final int MOST_SHOWN = 20;

    private RunChaos() {}

    public static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println("chaos: " + e.getMessage());
            System.exit(2);
            return;
        }
        Path folder = folder();
        System.out.println("seed " + options.seed() + ", logs in " + folder);
        try {
            System.exit(judge(Run.start(options, folder)));
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(3);
        }
    }

    private static int judge(Run run) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(run::close, "chaos-stop"));
        Report report = run.run();
        report.lines().forEach(System.out::println);
        report.broken().stream().limit(MOST_SHOWN).forEach(line -> System.out.println("BROKEN: " + line));
        System.out.println(
                report.broken().isEmpty()
                        ? "all promises kept"
                        : report.broken().size() + " promises broken");
        return report.broken().isEmpty() ? 0 : 1;
    }

    /** A new one that the user of PostgreSQL can enter. */
    public static Path folder() throws java.io.IOException {
        return Files.createTempDirectory(
                "mesh-chaos", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
