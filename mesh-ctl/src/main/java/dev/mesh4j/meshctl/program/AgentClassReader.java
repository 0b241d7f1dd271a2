package dev.mesh4j.meshctl.program;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads from a class file whether it is a {@code @MeshAgent} with a {@code main} method. */
final class AgentClassReader extends ClassVisitor {

    private static final String AGENT = "Ldev/mesh4j/annotations/MeshAgent;";
    private static final int PUBLIC_STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private @Nullable String agentName;
    private boolean hasMain;

    private AgentClassReader() {
        super(Opcodes.ASM9);
    }

    static Optional<AgentClass> read(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        AgentClassReader visitor = new AgentClassReader();
        reader.accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        String className = reader.getClassName().replace('/', '.');
        return Optional.ofNullable(visitor.agentName)
                .filter(name -> visitor.hasMain)
                .map(name -> new AgentClass(name, className));
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return descriptor.equals(AGENT) ? new NameReader() : null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        hasMain |= name.equals("main")
                && descriptor.equals("([Ljava/lang/String;)V")
                && (access & PUBLIC_STATIC) == PUBLIC_STATIC;
        return null;
    }

    private final class NameReader extends AnnotationVisitor {

        NameReader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(String element, Object value) {
            if (element.equals("name")) {
                agentName = String.valueOf(value);
            }
        }
    }
}
