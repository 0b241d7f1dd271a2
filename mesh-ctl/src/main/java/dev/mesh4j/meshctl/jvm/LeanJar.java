package dev.mesh4j.meshctl.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** A library without what makes each start slower: {@link OldClassFiles} and the long text of {@link LeanManifest}. */
public final class LeanJar {

    private LeanJar() {}

    /**
     * Replaces a jar that has such; any other is left alone, as is a signed one.
     *
     * @return whether it was replaced
     * @throws IOException and leaves the jar as it was
     */
    public static boolean renew(Path jar) throws IOException {
        Path renewed = jar.resolveSibling(jar.getFileName() + ".renewed");
        try (JarFile from = new JarFile(jar.toFile())) {
            List<JarEntry> entries = from.stream().toList();
            boolean any = false;
            try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(renewed))) {
                for (JarEntry entry : entries) {
                    byte[] content = content(from, entry);
                    byte[] lean = lean(entry.getName(), content);
                    any |= lean != content;
                    to.putNextEntry(new JarEntry(entry.getName()));
                    to.write(lean);
                }
            }
            if (any && entries.stream().noneMatch(entry -> entry.getName().endsWith(".SF"))) {
                // programs that run from the old file keep it
                Files.move(renewed, jar, StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            return false;
        } finally {
            Files.deleteIfExists(renewed);
        }
    }

    private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream stream = jar.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    /** The same bytes where there is nothing to change. */
    private static byte[] lean(String name, byte[] content) throws IOException {
        if (name.equals(JarFile.MANIFEST_NAME)) {
            return LeanManifest.of(content);
        }
        return OldClassFiles.isOld(name, content) ? OldClassFiles.renewed(content) : content;
    }
}
