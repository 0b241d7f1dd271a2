package dev.mesh4j.meshctl.jvm;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Class files from before Java 6, which the JVM verifies the slow way at each start and puts into no cache of loaded classes.
 * Written again as those of Java 8, with the stack maps that these need, they do the same and start faster.
 */
final class OldClassFiles {

    private static final int MAJOR_VERSION_OFFSET = 7;

    private OldClassFiles() {}

    static boolean isOld(String name, byte[] content) {
        return name.endsWith(".class")
                && content.length > MAJOR_VERSION_OFFSET
                && content[MAJOR_VERSION_OFFSET] < Opcodes.V1_6;
    }

    static byte[] renewed(byte[] classFile) {
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
