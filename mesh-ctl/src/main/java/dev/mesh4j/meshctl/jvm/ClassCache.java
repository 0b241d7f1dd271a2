package dev.mesh4j.meshctl.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loaded and linked classes kept in a file: an AOT cache (JEP 483 and 514) from Java 25 on, a dynamic CDS archive before.
 * A JVM for which the file is not made ignores it.
 */
public sealed interface ClassCache {

    /** Set by the launch script to the folder that holds the caches of the JDK it chose. */
    String FOLDER_PROPERTY = "meshctl.caches";

    /** The JVM flags that make it so. */
    List<String> flags(int javaVersion);

    /** The cache of a program, if this start of meshctl was given one. */
    static ClassCache of(String program) {
        String folder = System.getProperty(FOLDER_PROPERTY, "");
        Path file = Path.of(folder, program + ".cache");
        return !folder.isEmpty() && Files.exists(file) ? new Used(file) : new None();
    }

    /** No cache but the JDK's own. */
    record None() implements ClassCache {
        @Override
        public List<String> flags(int javaVersion) {
            return List.of();
        }
    }

    /** A cache to start from, silently left out when it does not fit. */
    record Used(Path file) implements ClassCache {
        @Override
        public List<String> flags(int javaVersion) {
            return javaVersion >= 25
                    ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off", "-Xlog:cds*=off")
                    : List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off");
        }
    }

    /** A cache to write when the program ends. */
    record Recorded(Path file) implements ClassCache {
        @Override
        public List<String> flags(int javaVersion) {
            return List.of((javaVersion >= 25 ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
        }
    }
}
