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
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Class files from before Java 6, which the JVM verifies the slow way at each start and puts into no cache of loaded classes.
 * Written again as those of Java 8, with the stack maps that these need, they do the same and start faster.
 */
public final class OldClassFiles {

    private static final int MAJOR_VERSION_OFFSET = 7;

    private OldClassFiles() {}

    /**
     * Replaces a jar that holds some; any other is left alone.
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
                    boolean old = isOld(entry, content);
                    any |= old;
                    to.putNextEntry(new JarEntry(entry.getName()));
                    to.write(old ? renewed(content) : content);
                }
            }
            if (any) {
                // programs that run from the old file keep it
                Files.move(renewed, jar, StandardCopyOption.ATOMIC_MOVE);
            }
            return any;
        } finally {
            Files.deleteIfExists(renewed);
        }
    }

    private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream stream = jar.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    private static boolean isOld(JarEntry entry, byte[] content) {
        return entry.getName().endsWith(".class")
                && content.length > MAJOR_VERSION_OFFSET
                && content[MAJOR_VERSION_OFFSET] < Opcodes.V1_6;
    }

    private static byte[] renewed(byte[] classFile) {
        ClassWriter writer = new FrameWriter();
        new ClassReader(classFile).accept(new ToJava8(writer), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** Says that a class is one of Java 8. */
    private static final class ToJava8 extends ClassVisitor {

        ToJava8(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
        }
    }

    /** Finds the stack maps. */
    private static final class FrameWriter extends ClassWriter {

        FrameWriter() {
            super(COMPUTE_FRAMES);
        }

        @Override
        protected String getCommonSuperClass(String one, String other) {
            try {
                return super.getCommonSuperClass(one, other);
            } catch (TypeNotPresentException e) {
                // of an optional library that is not here; whatever joins there is used as an interface or not at all
                return "java/lang/Object";
            }
        }
    }
}
