package dev.mesh4j.examples.releasenotes;

import java.util.Set;

/**
 * Which module a file belongs to: the nearest directory above it that holds a {@code pom.xml}, else the first segment of
 * its path, and {@code .} for a file at the top.
 *
 * @param mavenDirectories directories with a {@code pom.xml}, without the top
 */
record ModuleLayout(Set<String> mavenDirectories) {

    static final String TOP = ".";

    ModuleLayout {
        mavenDirectories = Set.copyOf(mavenDirectories);
    }

    String moduleOf(String path) {
        for (String directory = parent(path); !directory.equals(TOP); directory = parent(directory)) {
            if (mavenDirectories.contains(directory)) {
                return directory;
            }
        }
        int slash = path.indexOf('/');
        return slash < 0 ? TOP : path.substring(0, slash);
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? TOP : path.substring(0, slash);
    }
}
