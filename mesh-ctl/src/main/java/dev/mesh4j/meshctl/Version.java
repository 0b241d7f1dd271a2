package dev.mesh4j.meshctl;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code meshctl --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"meshctl " + text() + " (Java " + System.getProperty("java.version") + ")"};
    }

    /** The version of the jar that this was loaded from. */
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
