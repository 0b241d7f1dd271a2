package dev.mesh4j.meshctl.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JDK that meshctl runs on, and so do the agents that it starts.
 *
 * @param home of this JDK
 * @param version such as {@code 25.0.1}
 */
record JdkCheck(Path home, String version, Map<String, String> environment) implements Check {

    static final int OLDEST = 21;

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)([^\"]*)\"");

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Files.isExecutable(home.resolve("bin").resolve("javac"))
                        ? Finding.ok(name(), version + " at " + home)
                        : Finding.fail(
                                name(),
                                version + " at " + home + " has no compiler",
                                "install a JDK (a JRE is not enough) and set JAVA_HOME to it"));
        String chosen = environment.getOrDefault("JAVA_HOME", "");
        if (!chosen.isEmpty() && !isHome(Path.of(chosen))) {
            findings.add(passedOver(Path.of(chosen)));
        }
        return findings;
    }

    private boolean isHome(Path chosen) {
        try {
            return chosen.toRealPath().equals(home.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Programs that ask for it themselves, such as Maven, run on another Java than meshctl. */
    private static Finding passedOver(Path chosen) {
        String found = "JAVA_HOME is " + chosen + ", " + shortcoming(chosen);
        return Finding.warn(
                "jdk",
                found,
                "set JAVA_HOME to a JDK " + OLDEST + " or newer, or unset it: meshctl found one by itself");
    }

    private static String shortcoming(Path jdk) {
        try {
            Matcher version = VERSION.matcher(Files.readString(jdk.resolve("release")));
            if (!version.find()) {
                return "of which the version is unknown";
            }
            boolean old = Integer.parseInt(version.group(1)) < OLDEST;
            return "which is " + version.group(1) + version.group(2)
                    + (old ? " and too old" : ", and meshctl runs on another one");
        } catch (IOException e) {
            return "which is no JDK";
        }
    }
}
